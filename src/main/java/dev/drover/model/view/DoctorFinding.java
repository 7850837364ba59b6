package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What one check of the doctor found; a row of `drover doctor --json`.
///
/// @param area what was looked at, such as `Drover's files`
/// @param check a word or two, the same at every look
/// @param detail what is so
/// @param todo what a person can do about it, null if it is well: a sentence with its full stop, or
/// a command alone
/// @param why why it matters, null where the detail says it
/// @param fix what the doctor can do about it, null if nothing
/// @param stale whether that only clears away what is left over (`--cleanup-stale`, else `--fix`)
/// @param touches what that changes, a line each
/// @param place the address of the screen that tells more, null for none
public record DoctorFinding(
        String area,
        String check,
        Verdict verdict,
        String detail,
        @Nullable String todo,
        @Nullable String why,
        @Nullable String fix,
        boolean stale,
        List<String> touches,
        @Nullable String place) {
    public DoctorFinding {
        touches = List.copyOf(touches);
    }

    /// How bad it is.
    public enum Verdict {
        OK,
        WARN,
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static DoctorFinding ok(String check, String detail) {
        return of(check, Verdict.OK, detail, null);
    }

    public static DoctorFinding warn(String check, String detail, String todo) {
        return of(check, Verdict.WARN, detail, todo);
    }

    public static DoctorFinding fail(String check, String detail, String todo) {
        return of(check, Verdict.FAIL, detail, todo);
    }

    private static DoctorFinding of(
            String check, Verdict verdict, String detail, @Nullable String todo) {
        return new DoctorFinding(
                "", check, verdict, detail, todo, null, null, false, List.of(), null);
    }

    public DoctorFinding in(String where) {
        return new DoctorFinding(
                where, check, verdict, detail, todo, why, fix, stale, touches, place);
    }

    public DoctorFinding because(String reason) {
        return new DoctorFinding(
                area, check, verdict, detail, todo, reason, fix, stale, touches, place);
    }

    /// @param says what the doctor would do, one sentence or two
    public DoctorFinding fixedBy(String says, boolean clearsAway, List<String> what) {
        return new DoctorFinding(
                area, check, verdict, detail, todo, why, says, clearsAway, what, place);
    }

    public DoctorFinding shownAt(String address) {
        return new DoctorFinding(
                area, check, verdict, detail, todo, why, fix, stale, touches, address);
    }

    public boolean well() {
        return verdict == Verdict.OK;
    }
}
