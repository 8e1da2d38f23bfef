return await Cauce.App.Cli.CommandLine.Run(args);
