package dev.drover.agents;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in what a command has printed that a port was taken, in the words of servers and tools of
/// all kinds. However long the output is, only its beginning and its end are read.
final class PortComplaint {
    /// Characters at each end that are looked through.
    static final int REACH = 8 << 10;

    /// What stands around the complaint is where the number is looked for.
    private static final int AROUND = 160;

    private static final String[] SIGNS = {
        "EADDRINUSE", "in use", "already allocated", "already running on port"
    };
    private static final Pattern COMPLAINT =
            Pattern.compile(
                    "EADDRINUSE|\\balready in use|\\b(?:port|address|connection|socket)\\b[^\\n"
                        + "]{0,40}\\bin use\\b|port is already allocated|already running on port",
                    Pattern.CASE_INSENSITIVE);

    /// From the plainest to the vaguest.
    private static final Pattern[] NUMBERS = {
        Pattern.compile("\\bport[\\s:=#'\"]{1,4}(\\d{2,5})\\b", Pattern.CASE_INSENSITIVE),
        Pattern.compile("(?:[a-zA-Z_\\]*]|\\.\\d{1,3}|::):(\\d{2,5})\\b(?!:\\d)"),
        Pattern.compile("(?<![\\w:]):{1,3}(\\d{2,5})\\b(?!:\\d)"),
        Pattern.compile("\\(\\s*'[^']{0,60}',\\s*(\\d{2,5})\\b")
    };

    private PortComplaint() {}

    /// @param text the output is in it
    /// @param from where it begins
    static OptionalInt find(char[] text, int from, int length) {
        int end = from + length;
        if (length <= 2 * REACH) {
            return in(text, from, end);
        }
        OptionalInt atEnd = in(text, end - REACH, end);
        return atEnd.isPresent() ? atEnd : in(text, from, from + REACH);
    }

    private static OptionalInt in(char[] text, int from, int end) {
        // Nearly all output complains of nothing, and that must cost next to nothing.
        if (!hasSign(text, from, end)) {
            return OptionalInt.empty();
        }
        String part = new String(text, from, end - from);
        Matcher complaint = COMPLAINT.matcher(part);
        while (complaint.find()) {
            OptionalInt port = number(part, complaint);
            if (port.isPresent()) {
                return port;
            }
        }
        return OptionalInt.empty();
    }

    /// In the complaint's own line first, then in those beside it.
    private static OptionalInt number(String text, Matcher complaint) {
        int from = Math.max(0, complaint.start() - AROUND);
        int to = Math.min(text.length(), complaint.end() + AROUND);
        int lineFrom = Math.max(from, text.lastIndexOf('\n', complaint.start()) + 1);
        int newline = text.indexOf('\n', complaint.end());
        int lineTo = newline < 0 ? to : Math.min(to, newline);
        OptionalInt inLine = number(text.substring(lineFrom, lineTo));
        return inLine.isPresent() ? inLine : number(text.substring(from, to));
    }

    private static OptionalInt number(String near) {
        for (Pattern form : NUMBERS) {
            Matcher number = form.matcher(near);
            while (number.find()) {
                int port = Integer.parseInt(number.group(1));
                if (port <= 65_535) {
                    return OptionalInt.of(port);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static boolean hasSign(char[] text, int from, int end) {
        for (String sign : SIGNS) {
            if (indexOf(text, from, end, sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean indexOf(char[] text, int from, int end, String sign) {
        char first = sign.charAt(0);
        int last = end - sign.length();
        for (int at = from; at <= last; at++) {
            if (text[at] == first && startsWith(text, at, sign)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(char[] text, int at, String sign) {
        for (int i = 1; i < sign.length(); i++) {
            if (text[at + i] != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
