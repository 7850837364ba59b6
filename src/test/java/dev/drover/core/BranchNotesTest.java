package dev.drover.core;

import static dev.drover.core.Fold.full;
import static dev.drover.core.Fold.read;
import static dev.drover.core.Fold.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.drover.model.BranchMap;
import dev.drover.model.InstanceId;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What agents hear of branches: who, what, and once.
class BranchNotesTest {
    private final Fold fold = new Fold();
    private final InstanceId ada = fold.agent(1, "other");
    private final InstanceId bob = fold.agent(2, "elsewhere");

    @Test
    void bothSidesOfAnOverlapHearOfItOnce() {
        fold.coordinated(ada, write("main", "src"));
        assertThat(fold.hears(ada)).isEmpty();
        fold.coordinated(bob, full("main"));
        assertThat(fold.hears(ada))
                .singleElement(STRING)
                .contains(bob.shortForm(), "(all of it,", "meets your claim in src.");
        assertThat(fold.hears(bob))
                .singleElement(STRING)
                .contains(ada.shortForm(), "(write to src,", "meets your claim in src.");
        fold.coordinated(bob, write("main", "src/a"));
        assertThat(fold.hears(ada)).as("they know already").isEmpty();
        fold.coordinated(bob, write("main", "docs"));
        fold.coordinated(bob, full("main"));
        assertThat(fold.hears(ada)).as("it was over, and is there again").hasSize(1);
    }

    @Test
    void whoComesToABranchThatAnotherHoldsForItselfIsToldAndSoIsTheHolder() {
        fold.isolated(ada, full("main"));
        fold.goes(2, "main");
        assertThat(fold.hears(bob))
                .singleElement(STRING)
                .startsWith("You are on branch 'main' of shop, which agent 'claude-code' (")
                .contains("`drover branches request main TEXT`");
        assertThat(fold.hears(ada))
                .singleElement(STRING)
                .startsWith("Agent 'claude-code' (" + bob.shortForm() + ") is on branch 'main'");
        fold.goes(2, "elsewhere");
        fold.goes(2, "main");
        assertThat(fold.hears(bob)).as("once").isEmpty();
    }

    @Test
    void whatIsNotSoAnyMoreIsNotTold() {
        fold.isolated(ada, full("main"));
        fold.goes(2, "main");
        fold.goes(2, "elsewhere");
        assertThat(fold.hears(bob)).isEmpty();
        fold.goes(2, "main");
        assertThat(fold.hears(bob)).as("now it is").hasSize(1);
        fold.herd.decide(BranchReleaseRules.release(full("main"), ada));
        assertThat(fold.hears(ada)).isEmpty();
        assertThat(fold.herd.state.branches()).isEqualTo(BranchMap.EMPTY);
    }

    @Test
    void whoOnlyReadsOrIsOnABranchThatIsNotClosedIsFine() {
        fold.isolated(bob, read("main"));
        fold.isolated(ada, full("main"));
        fold.coordinated(ada, full("next"));
        fold.isolated(null, write("third", "src"));
        fold.goes(2, "main");
        fold.goes(2, "next");
        fold.goes(2, "third");
        assertThat(BranchConflicts.of(fold.herd.state)).isEmpty();
        assertThat(fold.hears(bob)).isEmpty();
    }

    @Test
    void whoGivesUpReadingIsThereWithoutLeave() {
        fold.goes(2, "main");
        fold.isolated(bob, read("main"));
        fold.isolated(ada, full("main"));
        assertThat(fold.hears(bob)).isEmpty();
        fold.herd.decide(BranchReleaseRules.release(read("main"), bob));
        assertThat(fold.hears(bob)).singleElement(STRING).startsWith("You are on branch 'main'");
    }

    @Test
    void whoIsThereWhenABranchIsClosedIsToldAsWell() {
        InstanceId carl = fold.agent(3, "main");
        fold.isolated(null, full("main"));
        assertThat(fold.hears(carl))
                .singleElement(STRING)
                .contains("which a person holds for itself");
        InstanceId dora = fold.agent(4, "main");
        assertThat(fold.hears(dora)).hasSize(1);
        assertThat(BranchConflicts.of(fold.herd.state)).hasSize(2);
    }

    @Test
    void aNameThatAShellWouldObeyIsQuotedWhereACommandIsProposed() {
        assertThat(BranchWords.word("a;rm${IFS}-rf")).isEqualTo("'a;rm${IFS}-rf'");
        assertThat(BranchWords.word("it's")).isEqualTo("'it'\\''s'");
        assertThat(BranchWords.word("\u202Eevil")).isEqualTo("BRANCH");
        fold.isolated(ada, full("x';touch${IFS}y;'"));
        fold.goes(2, "x';touch${IFS}y;'");
        assertThat(fold.hears(bob).getFirst())
                .contains("branch 'x’;touch${IFS}y;’'")
                .contains("`drover branches request 'x'\\'';touch${IFS}y;'\\''' TEXT`");
    }

    @Test
    void tellsAsMuchAsThereIsRoomForAndTheRestLater() {
        for (int i = 0; i < 30; i++) {
            fold.coordinated(ada, full("b" + i));
            fold.coordinated(bob, full("b" + i));
        }
        int told = 0;
        for (int turn = 0; turn < 30 && told < 30; turn++) {
            List<String> lines =
                    fold.herd.decide(BranchRules.tell(ada, n -> n.line().length(), 1_000)).stream()
                            .map(n -> n.line())
                            .toList();
            assertThat(String.join("", lines)).hasSizeLessThanOrEqualTo(1_000);
            assertThat(lines).isNotEmpty();
            told += lines.size();
        }
        assertThat(told).isEqualTo(30);
        assertThat(fold.hears(ada)).isEmpty();
        assertThat(fold.hears(bob)).as("as many as go into one text").hasSizeGreaterThan(20);
    }
}
