package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Fact;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Report;
import dev.drover.model.Session;
import dev.drover.model.Source;
import dev.drover.model.State;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The conversations of an instance: opened, switched by `/clear`, kept by compaction, closed.
final class SessionRules {
    /// A new conversation in the same directory within this time after a `/clear` is the same
    /// instance.
    static final Duration CLEAR_LINK = Duration.ofSeconds(5);

    private SessionRules() {}

    /// Takes over the report's conversation, unless it is one that has already ended.
    static void follow(Draft draft, Instance instance, Report report) {
        String sessionId = report.sessionId();
        if (sessionId == null || closes(report)) {
            return;
        }
        Fact.SessionOpened opened = report.first(Fact.SessionOpened.class);
        String opening = opened == null ? "seen" : opened.how().toString();
        take(draft, instance, sessionId, opening, opened != null, report.at(), Source.HOOK);
    }

    /// @param opens true if the conversation says that it begins, so that even an ended one is
    /// reopened
    static void take(
            Draft draft,
            Instance instance,
            String sessionId,
            String opening,
            boolean opens,
            Instant at,
            Source source) {
        Session.Key key = new Session.Key(instance.id(), sessionId);
        Session known = draft.state().sessions().get(key);
        if (sessionId.equals(instance.sessionId())) {
            if (known == null) {
                draft.add(new Event.SessionStarted(new Session(key, at, opening, null, null)));
            }
            if (instance.sources().get(dev.drover.model.Field.SESSION) != source
                    && source == Source.HOOK) {
                draft.add(new Event.SessionSwitched(instance.id(), sessionId, source));
            }
            return;
        }
        if (known != null && known.endedAt() != null && !opens) {
            return; // a late word of a conversation that is over
        }
        if (instance.sessionId() != null) {
            close(draft, new Session.Key(instance.id(), instance.sessionId()), at, "switched");
        }
        draft.add(new Event.SessionStarted(new Session(key, at, opening, null, null)));
        draft.add(new Event.SessionSwitched(instance.id(), sessionId, source));
    }

    static void close(Draft draft, Session.Key key, Instant at, String reason) {
        Session open = draft.state().sessions().get(key);
        if (open != null && open.endedAt() == null) {
            draft.add(new Event.SessionEnded(key, at, reason));
        }
    }

    static boolean closes(Report report) {
        return report.first(Fact.SessionClosed.class) != null
                || report.first(Fact.SessionReleased.class) != null;
    }

    /// The instance without a visible process whose conversation was cleared just now in the same
    /// place, if this report opens the one that follows.
    static Optional<Instance> clearedJustBefore(State state, Report report, String directory) {
        Fact.SessionOpened opened = report.first(Fact.SessionOpened.class);
        if (opened == null || opened.how() != Fact.Opening.CLEAR) {
            return Optional.empty();
        }
        return state.sessions().values().stream()
                .filter(s -> clearedWithin(s, report.at()))
                .map(Session::key)
                .map(Session.Key::instance)
                .flatMap(id -> state.instances().get(id).stream())
                .filter(i -> i.isLive() && i.process() == null && i.agent().equals(report.agent()))
                .filter(i -> i.location().cwd().equals(directory))
                .findFirst();
    }

    private static boolean clearedWithin(Session session, Instant now) {
        return session.endedAt() != null
                && "clear".equals(session.endReason())
                && !session.endedAt().plus(CLEAR_LINK).isBefore(now);
    }

    static void forget(Draft draft, InstanceId id) {
        draft.state().sessions().keySet().stream()
                .filter(key -> key.instance().equals(id))
                .toList()
                .forEach(key -> draft.add(new Event.SessionForgotten(key)));
    }
}
