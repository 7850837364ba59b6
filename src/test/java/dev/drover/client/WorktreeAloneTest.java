package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.client.Installation.Result;
import dev.drover.host.git.TestRepository;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The one hook that must answer: an agent that wants a worktree gets one without a daemon.
@ParameterizedClass
@EnumSource(Client.class)
class WorktreeAloneTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private Installation drover;
    private TestRepository repository;

    @BeforeEach
    void install() throws Exception {
        drover = new Installation(client, directory);
        repository = TestRepository.at(directory.resolve("shop")).commit("first");
    }

    private Result hook(Path in, String name) throws Exception {
        Path script =
                drover.script(
                        "from",
                        "cd '"
                                + in
                                + "' && exec '"
                                + drover.bin.resolve("drover")
                                + "' hook claude-code --decision 5");
        return drover.runFrom(
                script,
                ("{\"session_id\": \"s\", \"hook_event_name\": \"WorktreeCreate\", \"name\": \""
                                + name
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void makesTheWorktreeWithGitAndPrintsItsPath() throws Exception {
        Result result = hook(repository.root(), "feat/a");

        Path path = repository.root().resolveSibling("shop-worktrees/feat-a");
        assertThat(result.stderr()).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo(path + "\n");
        assertThat(repository.git("-C", path.toString(), "branch", "--show-current"))
                .isEqualTo("feat/a");

        assertThat(hook(path, "feat/a").out()).isEqualTo(path + "\n");
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        Result nowhere = hook(directory, "feat");
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.out()).isEmpty();
        assertThat(nowhere.stderr()).contains("is in no git repository");

        for (String name : new String[] {"-f", "a b", "$(touch x)", "", "a\\u0041"}) {
            Result refused = hook(repository.root(), name);
            assertThat(refused.exit()).as(name).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.stderr()).contains("the name is no plain one");
        }
    }
}
