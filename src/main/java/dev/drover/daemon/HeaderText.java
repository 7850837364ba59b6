package dev.drover.daemon;

import dev.drover.ipc.Request;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Text in the headers that the client and the daemon send each other: percent-encoded where it is
/// not plain, and a `+` means itself. A byte that is not UTF-8 becomes the replacement character,
/// because a path may hold any.
final class HeaderText {
    private static final int LONGEST = 4096;

    private HeaderText() {}

    /// A header of a request, decoded; what cannot be decoded counts as not sent.
    static @Nullable String of(Request request, String name) {
        String value = request.header(name).orElse("");
        if (value.isEmpty() || value.length() > LONGEST) {
            return null;
        }
        try {
            return decode(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// @throws IllegalArgumentException if an escape is broken
    static String decode(String value) {
        return value.indexOf('%') < 0
                ? value
                : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
