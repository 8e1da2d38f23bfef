namespace Cauce.App.Shared;

/// <summary>
/// A group of pages. What binds a request to its route is made when the route is first asked for: making it for all two
/// hundred took two fifths of the start.
/// </summary>
public sealed class Pages(RouteGroupBuilder group) : IEndpointRouteBuilder, IEndpointConventionBuilder
{
    public IServiceProvider ServiceProvider => ((IEndpointRouteBuilder)group).ServiceProvider;

    public ICollection<EndpointDataSource> DataSources => ((IEndpointRouteBuilder)group).DataSources;

    public IApplicationBuilder CreateApplicationBuilder() => ((IEndpointRouteBuilder)group).CreateApplicationBuilder();

    public void Add(Action<EndpointBuilder> convention) => ((IEndpointConventionBuilder)group).Add(convention);

    public void Finally(Action<EndpointBuilder> convention) => ((IEndpointConventionBuilder)group).Finally(convention);

    public Pages MapGroup(string prefix) => new(group.MapGroup(prefix));

    public IEndpointConventionBuilder MapGet(string pattern, Delegate act) => Map(HttpMethods.Get, pattern, act);

    public IEndpointConventionBuilder MapPost(string pattern, Delegate act) => Map(HttpMethods.Post, pattern, act);

    public IEndpointConventionBuilder MapDelete(string pattern, Delegate act) => Map(HttpMethods.Delete, pattern, act);

    private IEndpointConventionBuilder Map(string method, string pattern, Delegate act)
    {
        var route = new PageRoute(act);
        var endpoint = group.MapMethods(pattern, [method], route.Answer);
        endpoint.Add(route.Describe);
        return endpoint;
    }

    /// <summary>One page's way from request to act.</summary>
    private sealed class PageRoute(Delegate act)
    {
        private RequestDelegateFactoryOptions? options;
        private RequestDelegateMetadataResult? metadata;
        private Lazy<RequestDelegate>? made;

        public Task Answer(HttpContext http) => made!.Value(http);

        /// <summary>Says at start what the route takes, and keeps its filters for later.</summary>
        public void Describe(EndpointBuilder endpoint)
        {
            endpoint.Metadata.Add(act.Method);
            options = new RequestDelegateFactoryOptions
            {
                ServiceProvider = endpoint.ApplicationServices,
                RouteParameterNames = ((RouteEndpointBuilder)endpoint).RoutePattern.Parameters.Select(p => p.Name),
                EndpointBuilder = endpoint,
            };
            metadata = RequestDelegateFactory.InferMetadata(act.Method, options);
            var filters = endpoint.FilterFactories.ToList();
            endpoint.FilterFactories.Clear();
            made = new Lazy<RequestDelegate>(() => Make(endpoint, filters));
        }

        private RequestDelegate Make(EndpointBuilder endpoint, List<Func<EndpointFilterFactoryContext, EndpointFilterDelegate, EndpointFilterDelegate>> filters)
        {
            foreach (var filter in filters)
                endpoint.FilterFactories.Add(filter);
            return RequestDelegateFactory.Create(act, options, metadata).RequestDelegate;
        }
    }
}

internal static class PagesParts
{
    /// <summary>A group of pages. The shape of what is posted is checked where the page can be shown again, not before the route.</summary>
    public static Pages MapPages(this IEndpointRouteBuilder app, string prefix)
    {
        var pages = app.MapGroup(prefix).DisableValidation();
        pages.AddEndpointFilterFactory(EmptyForms.Fill);
        return new Pages(pages);
    }
}
