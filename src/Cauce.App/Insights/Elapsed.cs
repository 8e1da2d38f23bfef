using System.Data;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cauce.App.Insights;

/// <summary>Time between two instants inside a query: milliseconds on SQLite, timestamps on PostgreSQL.</summary>
internal static class Elapsed
{
    private static readonly LongTypeMapping Whole = new("BIGINT", DbType.Int64);
    private static readonly DoubleTypeMapping Real = new("double precision", DbType.Double);

    /// <summary>Whole minutes from one to the other, never below zero; null while there is no end. Only for queries.</summary>
    public static long? Minutes(DateTimeOffset from, DateTimeOffset? to) => throw new InvalidOperationException("Only inside a query");

    public static void Teach(IMutableModel model)
    {
        var function = model.AddDbFunction(typeof(Elapsed).GetMethod(nameof(Minutes), BindingFlags.Public | BindingFlags.Static)!);
        function.Translation = arguments => Translate(arguments[0], arguments[1]);
    }

    private static SqlExpression Translate(SqlExpression from, SqlExpression to) =>
        from.TypeMapping?.StoreType == "INTEGER" ? InMilliseconds(from, to) : InTimestamps(from, to);

    private static SqlFunctionExpression InMilliseconds(SqlExpression from, SqlExpression to)
    {
        var milliseconds = new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Subtract, to, from, typeof(long), Whole);
        var minutes = new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Divide, milliseconds, Number(60_000), typeof(long), Whole);
        return Function("max", [minutes, Number(0)], typeof(long), Whole);
    }

    private static SqlFunctionExpression InTimestamps(SqlExpression from, SqlExpression to)
    {
        var span = new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Subtract, to, from, typeof(double), Real);
        var seconds = Function("date_part", [new SqlConstantExpression("epoch", StringTypeMapping.Default), span], typeof(double), Real);
        var minutes = new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Divide, seconds, new SqlConstantExpression(60.0, Real), typeof(double), Real);
        var whole = new SqlUnaryExpression(System.Linq.Expressions.ExpressionType.Convert, Function("floor", [minutes], typeof(double), Real), typeof(long), Whole);
        // Not greatest(whole, 0): PostgreSQL's passes over what is null, and a case without end would have been solved at once.
        var zero = new SqlBinaryExpression(System.Linq.Expressions.ExpressionType.Multiply, whole, Number(0), typeof(long), Whole);
        return Function("greatest", [whole, zero], typeof(long), Whole);
    }

    private static SqlConstantExpression Number(long n) => new(n, Whole);

    private static SqlFunctionExpression Function(string name, SqlExpression[] arguments, Type type, RelationalTypeMapping mapping) =>
        new(name, arguments, nullable: true, [.. arguments.Select(_ => true)], type, mapping);
}
