using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Common;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Carmen@Example.COM ", "Carmen@example.com", "carmen@example.com")]
    [InlineData("o'neill+quejas@sub.example.es", "o'neill+quejas@sub.example.es", "o'neill+quejas@sub.example.es")]
    [InlineData("info@CAÑÓN.es", "info@cañón.es", "info@xn--can-8mak.es")]
    [InlineData("josé@example.com", "josé@example.com", "josé@example.com")]
    [InlineData("danger-$USER@example.com", "danger-$USER@example.com", "danger-$user@example.com")]
    public void An_address_is_kept_for_people_and_normalised_for_comparing(string text, string value, string key)
    {
        var address = EmailAddress.Parse(text);
        Assert.Equal((value, key), (address.Value, address.Key));
    }

    [Fact]
    public void Both_forms_of_an_international_domain_are_one_address() =>
        Assert.Equal(EmailAddress.Parse("Info@CAÑÓN.es"), EmailAddress.Parse("info@xn--can-8mak.es"));

    [Theory]
    [InlineData("a@b.com\r\nBcc: c@d.com")]
    [InlineData("a@b.com\n")]
    [InlineData("\ta@b.com")]
    [InlineData("a@b.com,c@d.com")]
    [InlineData("a@b.com;c@d.com")]
    [InlineData("a@b.com c@d.com")]
    [InlineData("[\"a@b.com\",\"c@d.com\"]")]
    [InlineData("Ana <a@b.com>")]
    [InlineData("\"a b\"@c.com")]
    [InlineData("mailto:a@b.com")]
    [InlineData("a@b@c.com")]
    [InlineData("a..b@c.com")]
    [InlineData(".a@c.com")]
    [InlineData("a.@c.com")]
    [InlineData("@c.com")]
    [InlineData("a@")]
    [InlineData("a@localhost")]
    [InlineData("a@b..com")]
    [InlineData("a@-b.com")]
    [InlineData("a@b.com.")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@b_c.com")]
    [InlineData("a\0@b.com")]
    [InlineData("a@b.c\u0000om")]
    [InlineData("plain")]
    public void What_is_not_one_plain_address_is_refused(string text)
    {
        Assert.Equal(EmailAddress.Invalid, EmailAddress.WhyNot(text));
        Assert.False(EmailAddress.TryParse(text, out var none));
        Assert.Null(none);
    }

    [Fact]
    public void Nothing_and_too_much_are_refused_by_name()
    {
        Assert.Equal(EmailAddress.Missing, EmailAddress.WhyNot("  "));
        Assert.Equal(EmailAddress.TooLong, EmailAddress.WhyNot(new string('a', 250) + "@example.com"));
        Assert.Equal(EmailAddress.Invalid, EmailAddress.WhyNot(new string('a', 65) + "@example.com"));
        Assert.Null(EmailAddress.WhyNot(new string('a', 64) + "@example.com"));
        Assert.Equal(EmailAddress.Invalid, Assert.Throws<RefusedException>(() => EmailAddress.Parse("x")).Refusal);
    }

    [Fact]
    public void Reading_never_throws_and_an_address_reads_back_as_itself() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<string, string>(
                (local, domain) =>
                    !EmailAddress.TryParse($"{local}@{domain}.es", out var address)
                    || (address!.Equals(EmailAddress.Parse(address.Value)) && address.Equals(EmailAddress.Parse(address.Key)) && !address.Value.Any(char.IsControl))
            )
        );
}
