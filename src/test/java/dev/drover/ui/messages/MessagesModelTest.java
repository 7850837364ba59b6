package dev.drover.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.MessageType;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.MessageView;
import dev.drover.ui.Herd;
import dev.drover.ui.table.Row;

import org.junit.jupiter.api.Test;

import java.util.List;

class MessagesModelTest {
    private static final BranchesView NONE = new BranchesView(List.of(), List.of(), List.of());

    private final MessagesModel model = new MessagesModel();

    private List<ThreadLine> lines() {
        return model.rows().stream().map(Row::now).toList();
    }

    private void publish(HerdMessages messages) {
        model.publish(MessageThread.of(messages.list(), NONE), Herd.NOW);
    }

    @Test
    void aThreadIsAPairAndABranch() {
        publish(HerdMessages.rich());
        assertThat(lines()).extracting(l -> l.view().messages().size()).containsExactly(2, 4, 1);
        assertThat(lines())
                .extracting(ThreadLine::branch)
                .containsExactly("deps", "fix/cart", "main");
        publish(
                HerdMessages.rich()
                        .says(
                                HerdMessages.agent(0),
                                HerdMessages.agent(1),
                                MessageType.TEXT,
                                "elsewhere",
                                null,
                                0,
                                true));
        assertThat(lines()).hasSize(4);
    }

    @Test
    void whatTheUserHasNotReadStandsFirstAndThenTheNewest() {
        publish(HerdMessages.rich());
        ThreadLine first = lines().getFirst();
        assertThat(first.isUnread()).isTrue();
        assertThat(first.view().unreadByUser()).hasSize(1);
        assertThat(first.title()).startsWith("You and ");
        assertThat(first.summary()).endsWith(": The tests need a database; which port is mine?");
        assertThat(first.spoken()).startsWith("Unread. You and ");
        assertThat(lines().subList(1, 3)).noneMatch(ThreadLine::isUnread);
        assertThat(lines().getLast().title()).endsWith(" → all in shop");
    }

    @Test
    void aThreadStaysTheSameRowWhileMessagesAreAdded() {
        HerdMessages messages = HerdMessages.rich();
        publish(messages);
        var row = model.rows().get(1);
        messages.says(
                HerdMessages.agent(0),
                HerdMessages.agent(1),
                MessageType.TEXT,
                "Done.",
                "fix/cart",
                0,
                true);
        publish(messages);
        assertThat(model.rows()).contains(row);
        assertThat(row.now().summary()).endsWith(": Done.");
    }

    @Test
    void theUserAnswersTheOther() {
        publish(HerdMessages.rich());
        assertThat(lines().getFirst().view().reader()).isEqualTo(HerdMessages.agent(2).instance());
        assertThat(lines().getLast().view().reader()).isEqualTo(HerdMessages.agent(0).instance());
        MessageView own =
                new HerdMessages()
                        .says(
                                HerdMessages.USER,
                                HerdMessages.agent(3),
                                MessageType.TEXT,
                                "x",
                                null,
                                0,
                                true)
                        .list()
                        .getFirst();
        assertThat(MessageThread.of(List.of(own), NONE).getFirst().reader())
                .isEqualTo(HerdMessages.agent(3).instance());
    }

    @Test
    void findsWordsNamesAndIds() {
        HerdMessages messages = HerdMessages.rich();
        publish(messages);
        model.filter().set("JOIN-request src/web/cart");
        assertThat(lines()).singleElement().extracting(ThreadLine::branch).isEqualTo("fix/cart");
        assertThat(model.reveal(messages.list().getLast().id().substring(0, 16)))
                .as("whatever the filter")
                .hasValueSatisfying(r -> assertThat(r.now().branch()).isEqualTo("deps"));
        assertThat(model.reveal("ffff")).isEmpty();
    }

    @Test
    void hostileTextIsPlain() {
        publish(HerdMessages.hostile());
        assertThat(lines())
                .allSatisfy(
                        l ->
                                assertThat(l.title() + l.summary() + l.branch())
                                        .doesNotContain("\u202E", "\u001B", "\n"));
    }

    @Test
    void whatTheBranchRegistryKnowsStandsInTheThreadOfTheSameTwo() {
        model.publish(
                MessageThread.of(HerdMessages.rich().list(), HerdMessages.branches()), Herd.NOW);
        ThreadLine asked = lines().getFirst();
        assertThat(asked.branch()).isEqualTo("release/2.1");
        assertThat(asked.isUnread()).as("the user has to answer").isTrue();
        assertThat(asked.view().unreadByUser()).as("but not to read").isEmpty();
        ThreadLine cart = line("fix/cart");
        assertThat(cart.view().messages()).hasSize(6);
        assertThat(cart.view().messages().getLast().type()).isEqualTo(MessageType.DENIAL);
        assertThat(cart.summary()).endsWith(": Denies");
        assertThat(line("deps").isUnread()).as("a message to the user is in another one").isTrue();
        assertThat(lines())
                .filteredOn(l -> l.branch().equals("deps"))
                .as("and those who are in each other's way have their own")
                .anyMatch(l -> l.summary().equals("Drover: Both may write to package.json."));
    }

    private ThreadLine line(String branch) {
        return lines().stream().filter(l -> l.branch().equals(branch)).findFirst().orElseThrow();
    }
}
