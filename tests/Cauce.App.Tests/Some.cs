using System.Text.Json.Nodes;

namespace Cauce.App.Tests;

/// <summary>Ordinary inputs, to be changed where a test needs it.</summary>
internal static class Some
{
    public static JsonObject Case(string kind = "claim", string? product = null) => new()
    {
        ["kind"] = kind,
        ["subject"] = "Faltan dos cajas de azulejos",
        ["description"] = "En el albarán figuran seis cajas y han llegado cuatro.",
        ["occurredAt"] = "2026-03-02",
        ["channel"] = "phone",
        ["product"] = product,
        ["customer"] = new JsonObject { ["name"] = "Carmen Ruiz", ["email"] = "carmen@cliente.example" },
    };
}
