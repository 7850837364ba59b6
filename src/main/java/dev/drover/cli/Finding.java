package dev.drover.cli;

import dev.drover.cli.output.Tone;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What one check of the doctor found.
///
/// @param check a word or two
/// @param detail what is so, and why that matters if it is not well
/// @param todo what to do about it, null if it is well
record Finding(String check, Verdict verdict, String detail, @Nullable String todo) {
    enum Verdict {
        OK(Tone.GOOD),
        WARN(Tone.ATTENTION),
        FAIL(Tone.BAD);

        final Tone tone;

        Verdict(Tone tone) {
            this.tone = tone;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, Verdict.OK, detail, null);
    }

    static Finding warn(String check, String detail, String todo) {
        return new Finding(check, Verdict.WARN, detail, todo);
    }

    static Finding fail(String check, String detail, String todo) {
        return new Finding(check, Verdict.FAIL, detail, todo);
    }
}
