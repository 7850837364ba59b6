package dev.drover.cli;

import dev.drover.cli.output.Tone;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What one check of the doctor found.
///
/// @param check a word or two
/// @param detail what is so, and why that matters if it is not well
/// @param todo what to do about it, null if it is well
/// @param why why it matters, null where the detail says it
/// @param fix what `--fix` would do about it, null if it can do nothing
record Finding(
        String check,
        Verdict verdict,
        String detail,
        @Nullable String todo,
        @Nullable String why,
        @Nullable String fix) {
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
        return new Finding(check, Verdict.OK, detail, null, null, null);
    }

    static Finding warn(String check, String detail, String todo) {
        return new Finding(check, Verdict.WARN, detail, todo, null, null);
    }

    static Finding fail(String check, String detail, String todo) {
        return new Finding(check, Verdict.FAIL, detail, todo, null, null);
    }

    Finding because(String reason) {
        return new Finding(check, verdict, detail, todo, reason, fix);
    }

    /// @param says what `--fix` would do, one sentence
    Finding fixedBy(String says) {
        return new Finding(check, verdict, detail, todo, why, says);
    }
}
