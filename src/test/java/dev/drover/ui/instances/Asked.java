package dev.drover.ui.instances;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.model.Session;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.InstanceHistory;
import dev.drover.model.view.InstanceHistory.Happening;
import dev.drover.model.view.InstanceHistory.Span;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.detail.InstanceInputs;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the page of agents asks in tests, and a past to show.
public final class Asked {
    private Asked() {}

    public static Section of(InstanceInputs inputs, Consumer<InstancesPage> made) {
        return new Section(
                "Instances",
                Feather.TERMINAL,
                new Place.Instances(null),
                Badge::waiting,
                shell -> {
                    InstancesPage page = new InstancesPage(inputs, shell);
                    made.accept(page);
                    return page;
                });
    }

    public static InstanceInputs nothing() {
        return new InstanceInputs(
                (id, change) -> {
                    throw new Refused(new Refusal.UnknownInstance(id));
                },
                id -> {
                    throw new Refused(new Refusal.UnknownInstance(id));
                },
                Asked::past,
                id -> new FocusAnswer(false, "It runs in no terminal that Drover knows.", "/"));
    }

    /// As the daemon would answer: the view with what changed.
    public static InstanceView labelled(InstanceView v, LabelChange change) {
        return new InstanceView(
                v.id(),
                v.shortId(),
                v.agent(),
                v.pid(),
                v.sessionId(),
                change.name() == null ? v.name() : emptyToNull(change.name()),
                change.tags() == null ? v.tags() : change.tags(),
                change.group() == null ? v.group() : emptyToNull(change.group()),
                change.priority() == null ? v.priority() : change.priority(),
                change.quota() == null ? v.quota() : zeroToNull(change.quota()),
                v.workspace(),
                v.root(),
                v.cwd(),
                v.branch(),
                v.worktree(),
                v.state(),
                v.waitingFor(),
                v.detail(),
                v.since(),
                v.startedAt(),
                v.endedAt(),
                v.endReason(),
                v.lastSeen(),
                v.source(),
                v.sources(),
                v.ports(),
                v.agents(),
                v.tokens(),
                v.costUsd(),
                v.memoryBytes(),
                v.servers(),
                v.version(),
                v.model(),
                v.terminal());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer zeroToNull(int number) {
        return number == 0 ? null : number;
    }

    public static InstanceHistory past(String id) {
        InstanceState[] states = {
            InstanceState.BUSY,
            InstanceState.IDLE,
            InstanceState.BUSY,
            InstanceState.WAITING,
            InstanceState.BUSY,
            InstanceState.BACKGROUND,
            InstanceState.BUSY,
            InstanceState.WAITING
        };
        long[] begins = {90, 52, 44, 31, 27, 16, 12, 4};
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            spans.add(
                    new Span(
                            states[i],
                            minutesAgo(begins[i]),
                            i + 1 < states.length ? minutesAgo(begins[i + 1]) : null,
                            states[i] == InstanceState.WAITING ? "permission: Bash" : null));
        }
        Session.Key now = new Session.Key(new InstanceId(id), "7d2f61aa-0000-4000-8000-02");
        Session.Key before = new Session.Key(new InstanceId(id), "51c09b3e-0000-4000-8000-01");
        List<Happening> happenings = new ArrayList<>();
        String[] words = {
            "Waits for you: permission: Bash",
            "At work",
            "Its turn is over; tasks still run",
            "At work",
            "Waits for you: permission: Edit",
            "At work",
            "Its turn is over",
            "At work",
            "Named flaky tests",
            "On branch fix/flaky-retries",
            "A session began (clear)",
            "Seen at work in /home/ada/src/payments-api"
        };
        for (int i = 0; i < words.length; i++) {
            happenings.add(
                    new Happening(900 - i, minutesAgo(4 + 7L * i), "ActivityChanged", words[i]));
        }
        return new InstanceHistory(
                id,
                spans,
                List.of(
                        new Session(now, minutesAgo(44), "clear", null, null),
                        new Session(before, minutesAgo(102), "startup", minutesAgo(44), "clear")),
                happenings);
    }

    private static Instant minutesAgo(long minutes) {
        return Herd.NOW.minusSeconds(60 * minutes);
    }
}
