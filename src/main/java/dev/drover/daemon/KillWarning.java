package dev.drover.daemon;

import dev.drover.core.kill.KillVerdict;
import dev.drover.model.LiveProcess;
import dev.drover.model.ProcessKey;
import dev.drover.model.Secrets;
import dev.drover.model.VisibleText;

import java.util.List;
import java.util.stream.Collectors;

/// The kill guard's answer in words: who would be hit, and what the agent can end instead.
final class KillWarning {
    private static final int MOST_HITS = 8;
    private static final int MOST_PIDS = 40;
    private static final int COMMAND = 60;

    private KillWarning() {}

    /// @param caller the agent's own process, which it should not be told to end
    static String of(KillVerdict verdict, ProcessKey caller) {
        StringBuilder text =
                new StringBuilder("Stopped by Drover: this command would also end processes that")
                        .append(" are not yours: ")
                        .append(String.join("; ", hits(verdict)))
                        .append(". ");
        String pids =
                verdict.own().stream()
                        .filter(process -> !process.facts().key().equals(caller))
                        .limit(MOST_PIDS)
                        .map(process -> Long.toString(process.pid()))
                        .collect(Collectors.joining(" "));
        return text.append(
                        pids.isEmpty()
                                ? "None that it would hit is yours. If one of them really has to"
                                        + " end, ask the user."
                                : "Of those it would hit these are yours; end them by pid: kill "
                                        + pids)
                .toString();
    }

    /// The first of those that would be hit, each in a few words.
    static List<String> hits(KillVerdict verdict) {
        List<String> shown =
                verdict.foreign().stream()
                        .limit(MOST_HITS)
                        .map(hit -> line(hit.process()) + " [" + name(hit.owner()) + "]")
                        .collect(Collectors.toList());
        int more = verdict.foreign().size() - shown.size();
        if (more > 0) {
            shown.add("and " + more + " more");
        }
        return shown;
    }

    private static String line(LiveProcess process) {
        return process.pid()
                + " "
                + VisibleText.line(Secrets.redact(process.line().strip()), COMMAND);
    }

    private static String name(String owner) {
        return VisibleText.line(owner, 120);
    }
}
