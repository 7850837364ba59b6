package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class RoleTest {
    private static Role of(String... args) {
        return Role.of(args);
    }

    @Test
    void withoutArgumentsItIsTheTrayApp() {
        assertThat(of()).isEqualTo(new Role.Daemon(false, null, 0));
    }

    @Test
    void daemonRunIsTheDaemon() {
        assertThat(of("daemon", "run")).isEqualTo(new Role.Daemon(false, null, 0));
        assertThat(of("daemon", "run", "--headless")).isEqualTo(new Role.Daemon(true, null, 0));
    }

    @Test
    void idleTimeIsOptionalAndTakesManyForms() {
        assertThat(idle("--exit-when-idle", "--headless")).isEqualTo(Duration.ZERO);
        assertThat(idle("--exit-when-idle", "90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(idle("--exit-when-idle", "5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(idle("--exit-when-idle=2h")).isEqualTo(Duration.ofHours(2));
        assertThat(idle("--exit-when-idle=1d")).isEqualTo(Duration.ofDays(1));
        assertThat(of("daemon", "run", "--exit-when-idle=2s", "--scope", "12"))
                .isEqualTo(new Role.Daemon(false, Duration.ofSeconds(2), 12));
    }

    private static @Nullable Duration idle(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "daemon";
        args[1] = "run";
        System.arraycopy(options, 0, args, 2, options.length);
        return of(args) instanceof Role.Daemon daemon ? daemon.exitWhenIdle() : null;
    }

    @Test
    void whatMakesNoSenseIsLeftToTheCommandLineToComplainAbout() {
        for (String options :
                List.of(
                        "--exit-when-idle soon",
                        "--exit-when-idle=",
                        "--exit-when-idle -5",
                        "--exit-when-idle 99999999999h",
                        "--scope",
                        "--scope 0",
                        "--scope me",
                        "--headless=no",
                        "--headless now",
                        "--loud")) {
            String line = "daemon run " + options;
            assertThat(of(line.split(" "))).as(line).isInstanceOf(Role.Command.class);
        }
    }

    @Test
    void everythingElseIsACommand() {
        assertThat(of("status", "--json")).isEqualTo(new Role.Command(List.of("status", "--json")));
        assertThat(of("daemon", "stop")).isEqualTo(new Role.Command(List.of("daemon", "stop")));
        assertThat(of("daemon", "run", "--help")).isInstanceOf(Role.Command.class);
    }
}
