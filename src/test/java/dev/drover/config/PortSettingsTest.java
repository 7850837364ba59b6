package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.PortType;
import dev.drover.model.PortWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

final class PortSettingsTest {
    @Test
    void ownTypesComeBesideTheStandardOnesOrWithAnotherRange() {
        Settings settings =
                SettingsFile.fromOptions(Map.of("ports.types", "web=7000-7099, dev = 3000 - 3199"));
        assertThat(settings.ports().all().named("web")).contains(new PortType("web", 7000, 7099));
        assertThat(settings.ports().all().named("dev")).contains(new PortType("dev", 3000, 3199));
        assertThat(settings.ports().all().named("api")).contains(new PortType("api", 8000, 8099));
        assertThat(Settings.DEFAULTS.ports().all().types()).hasSize(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web=80-90",
                "web=1023-2000",
                "web=7000-70000",
                "web=7099-7000",
                "web",
                "web=7000",
                "Web=7000-7099",
                "web=7000-7099,web=8000-8001",
                "web=7000-7099,",
                "=7000-7099",
                "web=-1-5",
                "web=99999999999-1"
            })
    void rangesThatCannotBeLeasedAreRefused(String text) {
        assertThat(PortSettings.types().read(text)).isEmpty();
    }

    @Test
    void offsetsAndPortsOfEverySessionAreReadAndWrittenAlike() {
        Settings settings =
                SettingsFile.fromOptions(
                        Map.of(
                                "ports.offsets",
                                "trunk=0, release/1.x=5",
                                "ports.everySession",
                                "PORT=dev, WEB_PORT=ui:web"));
        assertThat(settings.ports().all().offsets())
                .isEqualTo(Map.of("trunk", 0, "release/1.x", 5));
        assertThat(settings.ports().all().reserved()).isEqualTo(6);
        assertThat(settings.ports().everySession())
                .containsExactly(
                        Map.entry("PORT", new PortWish("dev", "")),
                        Map.entry("WEB_PORT", new PortWish("ui", "web")));
        assertThat(PortSettings.wishes().read("PATH=dev")).isEmpty();
        assertThat(PortSettings.wishes().read("LD_PRELOAD=dev")).isEmpty();
        assertThat(PortSettings.offsets().read("main=100")).isEmpty();
        assertThat(PortSettings.offsets().read("main=-1")).isEmpty();
    }
}
