package dev.drover.cli;

import dev.drover.model.VisibleText;

import picocli.CommandLine.TypeConversionException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TCP addresses of this machine as people type them. No name is looked up: what `localhost` means
/// is not left to a resolver.
final class OwnAddresses {
    private static final Pattern FORM = Pattern.compile("(\\[[^]]*]|[^:\\[]+):(\\d{1,5})");
    private static final int LONGEST = 80;

    private OwnAddresses() {}

    static InetSocketAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (port < 1 || port > 65_535) {
            throw new TypeConversionException(
                    quoted(text) + " is no address with a port: write 127.0.0.1:PORT");
        }
        String host =
                switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                    case "127.0.0.1", "localhost" -> "127.0.0.1";
                    case "[::1]" -> "::1";
                    default -> throw new TypeConversionException(elsewhere(text, port));
                };
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    private static String elsewhere(String text, int port) {
        String same = port + ":127.0.0.1:" + port;
        return quoted(text)
                + " is not this machine, and Drover talks to this machine only. Use an SSH tunnel"
                + (" (ssh -L " + same + " HOST) and --api 127.0.0.1:" + port);
    }

    private static String quoted(String text) {
        return "'" + VisibleText.line(text, LONGEST) + "'";
    }
}
