package dev.drover.daemon;

import dev.drover.core.BranchWords;
import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.Party;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.Trouble;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events as people would tell them, each in one line. A new event does not compile until it has
/// its words.
final class EventWords {
    private static final int SHORT = 120;
    private static final int PATH = 400;

    private EventWords() {}

    static String of(Event event) {
        return switch (event) {
            case Event.InstanceStarted e ->
                    "Seen at work in " + line(e.instance().location().cwd(), PATH);
            case Event.ProcessFound e -> "Its process is " + e.process().pid();
            case Event.SessionSwitched e -> "Its session is " + line(e.sessionId(), SHORT);
            case Event.InstanceMoved e -> moved(e.location());
            case Event.ActivityChanged e -> activity(e.activity());
            case Event.SubagentsChanged e -> subagents(e.subagents());
            case Event.InstanceLabelled e -> label(e.label());
            case Event.InstanceDescribed e -> described(e.detail());
            case Event.TerminalFound e -> terminal(e.terminal());
            case Event.InstanceWentStale _ -> "Silent for long, and its process cannot be seen";
            case Event.InstanceReturned _ -> "Back after a silence";
            case Event.InstanceEnded e -> "Ended: " + line(e.reason(), SHORT);
            case Event.KillDenied e ->
                    "Not allowed: "
                            + line(e.command(), SHORT)
                            + "; it would have hit "
                            + line(String.join(", ", e.spared()), PATH);
            case Event.ServerReturned e ->
                    "Started "
                            + line(e.server(), SHORT)
                            + " again, as process "
                            + e.process().pid()
                            + ", after process "
                            + e.ended().pid()
                            + " was ended";
            case Event.PortClashTold e ->
                    "Told that port " + e.port() + " is " + line(e.heldBy(), SHORT);
            case Event.InstanceForgotten _ -> "Left the list";
            case Event.SessionStarted e ->
                    "A session began (" + line(e.session().opening(), SHORT) + ")";
            case Event.SessionEnded e -> "A session ended (" + line(e.reason(), SHORT) + ")";
            case Event.SessionForgotten _ -> "A session left the list";
            case Event.WorkspaceFound e ->
                    "Found the workspace " + line(e.workspace().root(), PATH);
            case Event.ProcessOwned e -> "Process " + e.process().pid() + " is one of its own";
            case Event.ProcessReleased e -> "Process " + e.process().pid() + " has ended";
            case Event.OfPort e -> port(e);
            case Event.OfAlert e -> alert(e);
            case Event.OfSilences e -> silences(e);
            case Event.OfEnding e -> ending(e);
            case Event.OfWorktree e -> WorktreeWords.of(e);
            case Event.ServerMarked e ->
                    line(e.mark().name(), SHORT) + " should run once per " + e.mark().once();
            case Event.ServerUnmarked e ->
                    line(e.server(), SHORT) + " may run once in every session again";
            case Event.OfBranch e -> branch(e);
            case Event.OfMessage e -> message(e);
        };
    }

    private static String message(Event.OfMessage event) {
        return switch (event) {
            case Event.MessageSent e ->
                    "Sent a message ("
                            + e.message().type()
                            + ") to "
                            + (e.message().to().size() == 1
                                    ? readers(e.message().to().getFirst())
                                    : e.message().to().size() + " agents")
                            + ": "
                            + BranchWords.quoted(e.message().text());
            case Event.MessageRead e -> "Read message " + e.id().shortForm();
            case Event.MessageForgotten e -> "A message left the list: " + line(e.why(), SHORT);
        };
    }

    private static String readers(Party party) {
        return party.instance() == null ? "you" : party.instance().shortForm();
    }

    private static String branch(Event.OfBranch event) {
        return switch (event) {
            case Event.BranchClaimed e ->
                    "Claimed "
                            + BranchWords.where(e.claim().scope())
                            + ": "
                            + BranchWords.what(e.claim().scope());
            case Event.BranchReleased e -> "A claim of a branch ended: " + line(e.why(), SHORT);
            case Event.JoinRequested e ->
                    "Asked to join "
                            + BranchWords.where(e.request().scope())
                            + ": "
                            + line(e.request().text(), SHORT);
            case Event.JoinAnswered e -> "A request to join a branch was " + e.answer();
            case Event.JoinForgotten _ -> "A request to join a branch is over";
            case Event.BranchNoticed _ -> "Has to hear something about branches";
            case Event.BranchNoticeTold _ -> "Was told about branches";
            case Event.BranchNoticeForgotten _ -> "A notice about branches is over";
        };
    }

    private static String port(Event.OfPort event) {
        return switch (event) {
            case Event.PortLeased e ->
                    "Port "
                            + e.port()
                            + " leased ("
                            + line(e.lease().wish().toString(), SHORT)
                            + ")";
            case Event.PortRenewed e ->
                    "Port "
                            + e.port()
                            + " leased "
                            + (e.expiresAt() == null ? "without end" : "until " + e.expiresAt());
            case Event.PortReleased e ->
                    "Port " + e.port() + " given back: " + line(e.reason(), SHORT);
            case Event.PortExpired e ->
                    "Port " + e.port() + " taken back: " + line(e.reason(), SHORT);
        };
    }

    private static String alert(Event.OfAlert event) {
        return switch (event) {
            case Event.AlertFired e -> "An alert fired: " + trouble(e.alert().trouble());
            case Event.AlertChanged e -> "An alert reads otherwise: " + trouble(e.trouble());
            case Event.AlertAcknowledged _ -> "An alert was acknowledged";
            case Event.AlertResolved e -> "An alert is over: " + line(e.how(), SHORT);
            case Event.AlertForgotten _ -> "An alert left the list";
        };
    }

    private static String silences(Event.OfSilences event) {
        return switch (event) {
            case Event.KindMuted e -> "Alerts of kind " + e.kind() + " muted until " + e.until();
            case Event.KindUnmuted e -> "Alerts of kind " + e.kind() + " no longer muted";
            case Event.NotificationsPaused e -> "Notifications paused until " + e.until();
            case Event.NotificationsResumed _ -> "Notifications no longer paused";
        };
    }

    private static String ending(Event.OfEnding event) {
        return switch (event) {
            case Event.EndingBegun e ->
                    "Ending "
                            + processes(e.targets().size())
                            + (e.automatic() ? " by rule" : " because a person said so");
            case Event.EndingDone e ->
                    "Ended " + e.ended() + " of " + processes(e.results().size());
        };
    }

    private static String processes(int count) {
        return count == 1 ? "1 process" : count + " processes";
    }

    private static String trouble(Trouble trouble) {
        return line(trouble.title(), SHORT) + " " + line(trouble.summary(), SHORT);
    }

    private static String activity(Activity activity) {
        String detail = activity.detail() == null ? "" : ": " + line(activity.detail(), SHORT);
        return switch (activity.state()) {
            case WAITING ->
                    "Waits for you: " + line(activity.waitingFor().orElse("something"), SHORT);
            case BUSY -> "At work" + detail;
            case IDLE -> "Its turn is over" + detail;
            case BACKGROUND -> "Its turn is over; tasks still run" + detail;
            case ERROR -> "Its turn failed" + detail;
            case STALE -> "Silent";
            case ENDED -> "Ended";
        };
    }

    private static String moved(Location location) {
        String branch = location.branch();
        return "Moved to "
                + line(location.cwd(), PATH)
                + (branch == null ? "" : ", on " + line(branch, SHORT));
    }

    private static String subagents(Subagents subagents) {
        return switch (subagents.live().size()) {
            case 0 -> "No subagent at work";
            case 1 -> "1 subagent at work";
            default -> subagents.live().size() + " subagents at work";
        };
    }

    private static String label(Label label) {
        return "Labelled "
                + joined(
                        label.name().orElse(null),
                        label.tags().isEmpty() ? null : "tags " + String.join(", ", label.tags()),
                        label.group() == null ? null : "group " + label.group(),
                        label.priority() == 0 ? null : "priority " + label.priority());
    }

    private static String described(AgentDetail detail) {
        return "Runs "
                + joined(
                        detail.version() == null ? null : "version " + detail.version(),
                        detail.model());
    }

    private static String terminal(Terminal terminal) {
        return "Its terminal is "
                + joined(
                        terminal.program(),
                        terminal.tty(),
                        terminal.tmuxPane() == null ? null : "tmux pane " + terminal.tmuxPane());
    }

    private static String joined(@Nullable String... parts) {
        String words =
                Stream.of(parts)
                        .filter(Objects::nonNull)
                        .map(part -> line(part, SHORT))
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "nothing" : words;
    }

    private static String line(String text, int max) {
        return VisibleText.line(text, max);
    }
}
