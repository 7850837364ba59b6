package dev.drover.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ui.page.Command;
import dev.drover.ui.part.StateLook;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PaletteModelTest {
    private final PaletteModel model = new PaletteModel();

    @Test
    void listsAllInTheirOrderUntilSomethingIsTyped() {
        model.open(List.of(command("b"), command("a"), command("c")));
        assertThat(names()).containsExactly("b", "a", "c");
    }

    @Test
    void bringsWhatFitsBestToTheTop() {
        model.open(
                List.of(
                        command("Filter this page"),
                        command("flaky tests"),
                        command("release notes"),
                        command("Flip")));
        model.query().set("fl");
        assertThat(names()).startsWith("Flip", "flaky tests").doesNotContain("release notes");
    }

    @Test
    void findsByTheQuietWordsToo() {
        model.open(
                List.of(
                        new Command(
                                "flaky tests",
                                "waiting 4 m · payments-api",
                                null,
                                StateLook.WAITING,
                                () -> {}),
                        command("lint")));
        model.query().set("payments wait");
        assertThat(names()).containsExactly("flaky tests");
    }

    @Test
    void showsHostileNamesAsWhatTheyAre() {
        model.open(
                List.of(
                        command("a\nb\u001B[31m"),
                        command("\u202Egnp.exe"),
                        command("y".repeat(10_000)),
                        command("🐑👩‍💻")));
        assertThat(names()).contains("a⏎b␛[31m", "\uFFFDgnp.exe", "🐑👩‍💻");
        assertThat(names()).allMatch(name -> name.length() <= 120);
        model.query().set("gnp");
        assertThat(names()).containsExactly("\uFFFDgnp.exe");
    }

    @Test
    void listsNoMoreThanAPersonReadsAndSaysHowManyAreLeft() {
        model.open(IntStream.range(0, 1_000).mapToObj(i -> command("agent " + i)).toList());
        assertThat(model.hits()).hasSize(PaletteModel.MOST);
        assertThat(model.left().get()).isEqualTo(1_000 - PaletteModel.MOST);
        model.query().set("agent 777");
        assertThat(names()).first().isEqualTo("agent 777");
        model.query().set("agent 777 x");
        assertThat(model.hits()).isEmpty();
        assertThat(model.left().get()).isZero();
    }

    @Test
    void beginsAnewEachTime() {
        model.open(List.of(command("a"), command("b")));
        model.query().set("b");
        model.open(List.of(command("a"), command("b")));
        assertThat(names()).containsExactly("a", "b");
        model.close();
        assertThat(model.hits()).isEmpty();
    }

    private List<String> names() {
        return Stream.of(model.hits().toArray(PaletteModel.Hit[]::new))
                .map(PaletteModel.Hit::name)
                .toList();
    }

    private static Command command(String name) {
        return new Command(name, null, () -> {});
    }
}
