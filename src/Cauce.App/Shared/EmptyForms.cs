using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Cauce.App.Shared;

/// <summary>A form from which nothing came is an empty form: the framework gives a route nothing at all then.</summary>
internal static class EmptyForms
{
    public static EndpointFilterDelegate Fill(EndpointFilterFactoryContext route, EndpointFilterDelegate next)
    {
        var forms = route.MethodInfo.GetParameters().Index()
            .Where(p => p.Item.GetCustomAttribute<FromFormAttribute>() is not null && p.Item.ParameterType.GetConstructor(Type.EmptyTypes) is not null)
            .Select(p => (At: p.Index, Type: p.Item.ParameterType)).ToList();
        return forms.Count == 0 ? next : request =>
        {
            foreach (var (at, type) in forms)
                request.Arguments[at] ??= Activator.CreateInstance(type);
            return next(request);
        };
    }
}
