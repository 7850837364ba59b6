package dev.drover.daemon;

import dev.drover.core.Refused;
import dev.drover.host.ProcessTable;
import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.VisibleText;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the words by which people name processes: `PID`, or `PID@STARTTICKS` as lists show it,
/// which cannot come to mean another process.
record EndingKeys(ProcessTable processes) {
    private static final int MOST = 256;
    private static final Pattern KEY = Pattern.compile("(\\d{1,10})(?:@(\\d{1,18}))?");

    /// @throws Refused if one of them is no such word
    List<EndingCandidate> candidates(List<String> words) {
        if (words.isEmpty() || words.size() > MOST) {
            throw Refused.badRequest(
                    "Name between 1 and " + MOST + " processes, each as PID or PID@START.");
        }
        return words.stream()
                .map(w -> new EndingCandidate(key(w), EndingCause.PERSON, "You named it."))
                .toList();
    }

    private ProcessKey key(String word) {
        Matcher matcher = KEY.matcher(word);
        if (!matcher.matches()) {
            throw Refused.badRequest(
                    "'"
                            + VisibleText.line(word, 80)
                            + "' names no process. Give a PID, or PID@START as `drover processes"
                            + " --json` shows it; names and ports are never taken.");
        }
        long pid = Long.parseLong(matcher.group(1));
        if (matcher.group(2) != null) {
            return new ProcessKey(processes.boot(), pid, Long.parseLong(matcher.group(2)));
        }
        return processes
                .look(pid)
                .map(ProcessFacts::key)
                .orElseThrow(
                        () ->
                                Refused.badRequest(
                                        "There is no process " + pid + ", or it is hidden."));
    }
}
