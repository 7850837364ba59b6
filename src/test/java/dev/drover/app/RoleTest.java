package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class RoleTest {
    private static Role of(String... args) {
        return Role.of(args);
    }

    @Test
    void withoutArgumentsItIsTheTrayApp() {
        assertThat(of()).isEqualTo(new Role.Tray());
    }

    @Test
    void daemonRunIsTheDaemon() {
        assertThat(of("daemon", "run")).isEqualTo(new Role.Daemon(false, null, 0));
        assertThat(of("daemon", "run", "--headless")).isEqualTo(new Role.Daemon(true, null, 0));
    }

    @Test
    void idleTimeIsOptionalAndTakesManyForms() {
        assertThat(of("daemon", "run", "--exit-when-idle", "--headless"))
                .isEqualTo(new Role.Daemon(true, Role.IDLE_BY_SETTING, 0));
        assertThat(of("daemon", "run", "--exit-when-idle", "90"))
                .isEqualTo(new Role.Daemon(false, Duration.ofSeconds(90), 0));
        assertThat(of("daemon", "run", "--exit-when-idle=PT2S", "--scope=12"))
                .isEqualTo(new Role.Daemon(false, Duration.ofSeconds(2), 12));
        assertThat(Role.duration("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Role.duration("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Role.duration("1h")).isEqualTo(Duration.ofHours(1));
        assertThat(Role.duration("0")).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        assertThat(of("daemon", "run", "--exit-when-idle", "soon"))
                .isEqualTo(new Role.Misuse("soon is no duration; try 30s, 5m or 1h"));
        assertThat(of("daemon", "run", "--scope"))
                .isEqualTo(new Role.Misuse("--scope needs the pid of a process"));
        assertThat(of("daemon", "run", "--scope", "0")).isInstanceOf(Role.Misuse.class);
        assertThat(of("daemon", "run", "--loud"))
                .isEqualTo(new Role.Misuse("daemon run does not know --loud"));
        assertThat(Role.duration("-5")).isNull();
        assertThat(Role.duration("99999999999999999999")).isNull();
        assertThat(Role.duration("9999999999999999h")).isNull();
    }

    @Test
    void everythingElseIsACommand() {
        assertThat(of("status", "--json")).isEqualTo(new Role.Command(List.of("status", "--json")));
        assertThat(of("daemon", "stop")).isEqualTo(new Role.Command(List.of("daemon", "stop")));
        assertThat(of("daemon", "run", "--help")).isInstanceOf(Role.Command.class);
    }
}
