package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// What `/proc/PID/stat` says, as far as it is of use here.
///
/// @param start field 22: clock ticks from boot to the start of the process
/// @param residentPages field 24
/// @param stack field 28: where the stack begins, which is drawn anew when a program is replaced by
/// another; 0 for processes of others
record ProcStat(
        String name,
        char state,
        long parent,
        long group,
        long terminal,
        long threads,
        long start,
        long residentPages,
        long stack) {

    /// @return null if it is not the content of a stat file
    static @Nullable ProcStat parse(byte[] line) {
        // The name stands in parentheses and may itself hold any byte, so the last one counts.
        int open = 0;
        while (open < line.length && line[open] != '(') {
            open++;
        }
        int close = line.length - 1;
        while (close > open && line[close] != ')') {
            close--;
        }
        if (close <= open || close + 3 >= line.length) {
            return null;
        }
        String name = new String(line, open + 1, close - open - 1, StandardCharsets.UTF_8);
        char state = (char) (line[close + 2] & 0xff);
        long[] fields = new long[29];
        int field = 3;
        int at = close + 3;
        while (at < line.length && field < fields.length) {
            byte c = line[at++];
            if (c == ' ') {
                field++;
            } else if (c >= '0' && c <= '9') {
                if (field < fields.length) {
                    fields[field] = fields[field] * 10 + (c - '0');
                }
            } else if (c != '-' && c != '\n') {
                return null;
            }
        }
        if (field < 24) {
            return null;
        }
        return new ProcStat(
                name,
                state,
                fields[4],
                fields[5],
                fields[7],
                fields[20],
                fields[22],
                fields[24],
                fields[28]);
    }

    /// Whether nothing of the process runs any more. A leader that ended before its threads shows
    /// `Z` as well, and is not dead.
    boolean dead() {
        return state == 'X' || state == 'x' || (state == 'Z' && threads <= 1);
    }

    /// Whether it still runs the program that it ran at the earlier look.
    boolean sameProgram(ProcStat earlier) {
        return stack == earlier.stack && name.equals(earlier.name);
    }

    /// The device file of the controlling terminal, null if there is none or its kind is unknown.
    @Nullable String tty() {
        long major = (terminal >> 8) & 0xfff;
        long minor = (terminal & 0xff) | ((terminal >> 12) & 0xfff00);
        if (major >= 136 && major <= 143) {
            return "/dev/pts/" + ((major - 136) * 256 + minor);
        }
        return major == 4 && minor < 64 ? "/dev/tty" + minor : null;
    }
}
