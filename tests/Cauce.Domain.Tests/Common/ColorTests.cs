using Cauce.Domain.Common;

namespace Cauce.Domain.Tests.Common;

public sealed class ColorTests
{
    [Theory]
    [InlineData("#000000", 21)]
    [InlineData("#ffffff", 1)]
    [InlineData("#767676", 4.54)]
    [InlineData("#FF0000", 4.00)]
    public void The_contrast_with_white_is_that_of_the_standard(string text, double expected)
    {
        Assert.True(Color.TryParse(text, out var color));
        Assert.Equal(expected, color.ContrastWithWhite, 0.01);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#fff")]
    [InlineData("red")]
    [InlineData("#12345g")]
    [InlineData("#1234567")]
    [InlineData("# 12345")]
    public void What_is_no_colour_is_not_read(string text) => Assert.False(Color.TryParse(text, out _));
}
