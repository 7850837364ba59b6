package dev.drover.core;

import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchScope;
import dev.drover.model.InstanceId;
import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A claim as somebody wants it.
///
/// @param holder null for a person
/// @param reason why, in the holder's words
/// @param time after which it ends by itself
public record BranchWish(
        BranchScope scope,
        @Nullable InstanceId holder,
        BranchMode mode,
        @Nullable String reason,
        @Nullable Duration time) {
    static final int LONGEST_TEXT = 1_024;
    static final Duration LONGEST = Duration.ofDays(30);

    /// @param below the caller's directory from the top of its worktree, empty for the top
    /// @throws Refused if it makes no sense
    BranchWish checked(String below) {
        BranchScope checked = scope(scope, below);
        if (time != null
                && (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0)) {
            throw Refused.badRequest(
                    "A claim lasts from 1 second to 30 days. Write such as 2h, or leave it out.");
        }
        String why = reason == null || reason.isBlank() ? null : text(reason, "reason");
        return new BranchWish(checked, holder, mode, why, time);
    }

    static BranchScope scope(BranchScope wanted, String below) {
        String branch = BranchNames.checked(wanted.branch());
        boolean paths = !wanted.paths().isEmpty();
        if (wanted.intent() == BranchIntent.WRITE && !paths) {
            throw Refused.badRequest(
                    "To write, a claim names its paths: --paths src/api. The whole branch is"
                            + " --intent full.");
        }
        if (wanted.intent() != BranchIntent.WRITE && paths) {
            throw Refused.badRequest(
                    "Only --intent write has paths; "
                            + wanted.intent()
                            + " is about the whole branch. Leave --paths out.");
        }
        return new BranchScope(
                wanted.workspace(),
                wanted.root(),
                branch,
                wanted.intent(),
                BranchPaths.checked(wanted.paths(), below));
    }

    /// Words for others to read: whole, on one line, without secrets.
    static String text(String words, String what) {
        int bytes = words.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_TEXT) {
            throw Refused.badRequest(
                    "The "
                            + what
                            + " has at most "
                            + LONGEST_TEXT
                            + " bytes of UTF-8; this one has "
                            + bytes
                            + ". Say it shorter.");
        }
        return VisibleText.line(Secrets.redact(words.strip()), LONGEST_TEXT);
    }
}
