package dev.drover.ui.messages;

import dev.drover.model.MessageType;
import dev.drover.model.VisibleText;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.PartyView;
import dev.drover.ui.part.Figures;
import dev.drover.ui.table.Line;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/// One thread as the window writes it: every text from outside is safe here.
///
/// @param title who with whom
/// @param summary what was said last
/// @param age of that
/// @param branch empty if it is about none
record ThreadLine(MessageThread view, String title, String summary, String age, String branch)
        implements Line<MessageThread, ThreadLine> {
    private static final int NAME = 60;
    private static final int LONGEST = 400;
    private static final int BRANCH = 120;

    /// What the user has not read stands first, then the newest.
    static final Comparator<ThreadLine> BY_NEED =
            Comparator.comparing((ThreadLine l) -> !l.isUnread())
                    .thenComparing(l -> l.view().last().at(), Comparator.reverseOrder())
                    .thenComparing(l -> l.view().key());

    static ThreadLine of(MessageThread thread, Instant now) {
        PartyView other = thread.other();
        MessageView last = thread.last();
        return new ThreadLine(
                thread,
                other == null
                        ? name(thread.one()) + " → " + all(last)
                        : name(thread.one()) + " and " + name(other).replaceFirst("^You$", "you"),
                sender(last) + ": " + VisibleText.line(words(last), LONGEST),
                Figures.age(last.at(), now),
                thread.branch() == null ? "" : VisibleText.line(thread.branch(), BRANCH));
    }

    @Override
    public ThreadLine at(Instant now) {
        String later = Figures.age(view.last().at(), now);
        return later.equals(age) ? this : new ThreadLine(view, title, summary, later, branch);
    }

    /// Such as `all in shop`.
    static String all(MessageView message) {
        String project = message.namespace().replaceFirst("^project:", "");
        return message.namespace().equals("global") ? "all agents" : "all in " + project;
    }

    static String name(PartyView party) {
        return party.instance() == null ? "You" : VisibleText.line(party.name(), NAME);
    }

    /// Who says it: a conflict is told by Drover itself.
    static String sender(MessageView message) {
        return BranchLetters.isConflict(message) ? "Drover" : name(message.from());
    }

    /// What it says; of those that say nothing, what they are.
    private static String words(MessageView message) {
        return message.text().isBlank()
                ? type(message.type())
                : message.text().replaceAll("\\R+", " ");
    }

    static String type(MessageType type) {
        return switch (type) {
            case JOIN_REQUEST -> "Asks to join";
            case APPROVAL -> "Approves";
            case DENIAL -> "Denies";
            case CONFLICT_NOTICE -> "Tells of a conflict";
            case ISOLATION_REQUEST -> "Asks to keep out";
            case HEARTBEAT -> "Is there";
            case TEXT -> "";
        };
    }

    boolean isUnread() {
        return view.waitsForUser();
    }

    String count() {
        return Integer.toString(view.messages().size());
    }

    @Override
    public String haystack() {
        return (title
                        + "\n"
                        + branch
                        + "\n"
                        + view.last().namespace()
                        + "\n"
                        + view.messages().stream()
                                .map(m -> m.id() + " " + m.type() + " " + m.text())
                                .collect(Collectors.joining("\n")))
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String spoken() {
        return (isUnread() ? "Unread. " : "")
                + title.replace(" → ", " to ")
                + (branch.isEmpty() ? "" : ", about " + branch)
                + ", "
                + Figures.count(view.messages().size(), "message", "messages")
                + ", the last "
                + age
                + " ago. "
                + summary;
    }
}
