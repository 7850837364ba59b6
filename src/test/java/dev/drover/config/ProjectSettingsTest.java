package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.config.SettingsFile.Loaded;
import dev.drover.model.view.SettingView;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the settings file says of single projects (MN12).
final class ProjectSettingsTest {
    private static final String SHOP = "project:shop";
    private static final String DOTTED = "project:my.shop.v2";

    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("settings.json");
    }

    private SettingsFile settings(Map<String, String> options) {
        return new SettingsFile(file, Map.of(), options);
    }

    private SettingsFile settings() {
        return settings(Map.of());
    }

    private static SettingView view(Loaded loaded, String namespace, String key) {
        return loaded.viewsIn(namespace).stream()
                .filter(v -> v.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProjectHasItsOwnAndTheOthersWhatCountsForAll() throws Exception {
        Loaded loaded = settings().set(SHOP, "killGuard.enabled", "true");
        assertThat(loaded.in(SHOP).killGuard().enabled()).isTrue();
        assertThat(loaded.in("project:other").killGuard().enabled()).isFalse();
        assertThat(loaded.settings().killGuard().enabled()).isFalse();
        SettingView own = view(loaded, SHOP, "killGuard.enabled");
        assertThat(own.origin()).isEqualTo("namespace");
        assertThat(own.defaultValue()).isEqualTo("false");
        assertThat(view(loaded, SHOP, "ports.tellAgents").origin()).isEqualTo("default");
        assertThat(view(loaded, "project:other", "killGuard.enabled").value()).isEqualTo("false");
        assertThat(loaded.viewsIn(SHOP)).allMatch(SettingView::byProject);
        assertThat(loaded.viewsIn("global")).isEqualTo(loaded.views());
    }

    @Test
    void theDotsOfANamePartNothing() throws Exception {
        Files.writeString(file, "{\n  \"mine\": 1\n}\n");
        settings().set(DOTTED, "ports.offsets", "main=3");
        Loaded loaded = settings().set(DOTTED, "messages.perMinute", "5");
        assertThat(loaded.in(DOTTED).ports().offsets()).isEqualTo(Map.of("main", 3));
        assertThat(loaded.in(DOTTED).messages().perMinute()).isEqualTo(5);
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        {
                          "mine": 1,
                          "namespaces": {
                            "project:my.shop.v2": {
                              "ports": {
                                "offsets": "main=3"
                              },
                              "messages": {
                                "perMinute": 5
                              }
                            }
                          }
                        }
                        """);
        Loaded reset = settings().reset(DOTTED, "ports.offsets");
        assertThat(reset.in(DOTTED).ports().offsets()).containsEntry("main", 0);
        assertThat(reset.in(DOTTED).messages().perMinute()).isEqualTo(5);
    }

    @Test
    void optionsAreStrongerThanTheProjectAndTheProjectThanTheRestOfTheFile() throws Exception {
        settings().set("messages.perMinute", "20");
        settings().set(SHOP, "messages.perMinute", "5");
        assertThat(settings().read().in(SHOP).messages().perMinute()).isEqualTo(5);
        assertThat(settings().read().settings().messages().perMinute()).isEqualTo(20);
        Loaded forced = settings(Map.of("messages.perMinute", "7")).read();
        assertThat(forced.in(SHOP).messages().perMinute()).isEqualTo(7);
        assertThat(view(forced, SHOP, "messages.perMinute").fixed()).isTrue();
        Loaded hidden =
                settings(Map.of("messages.perMinute", "7")).set(SHOP, "messages.perMinute", "9");
        assertThat(hidden.notices().getLast()).contains("but stays 7 because the option says so");
    }

    @Test
    void whatCountsForAllOfDroverCannotDiffer() throws Exception {
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> settings().set(SHOP, "window.theme", "dark"))
                .hasMessageStartingWith(
                        "window.theme counts for all of Drover, so a project cannot have its own."
                                + " Those that can differ: ")
                .hasMessageContaining("killGuard.enabled, ")
                .hasMessageEndingWith(". Nothing was changed.");
        assertThatThrownBy(() -> settings().set("shop", "killGuard.enabled", "true"))
                .hasMessage(
                        "A namespace is 'global' or 'project:NAME'; 'shop' is neither. Nothing was"
                                + " changed.");
        assertThatThrownBy(() -> settings().set(SHOP, "messages.perMinute", "many"))
                .hasMessageStartingWith("messages.perMinute is 'many', but must be");
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @Test
    void whatCannotBeUsedThereIsToldWithItsPlaceAndDoesNotCount() throws Exception {
        Files.writeString(
                file,
                """
                {"namespaces": {
                  "shop": {"killGuard": {"enabled": true}},
                  "project:shop": {
                    "window": {"theme": "dark"},
                    "killGuard": {"enabled": "perhaps"},
                    "later": {"thing": 1},
                    "messages": {"perMinute": 3}}}}
                """);
        Loaded loaded = settings().read();
        List<String> notices = loaded.notices();
        assertThat(notices).hasSize(3);
        assertThat(notices.get(0)).startsWith(file + ":2:").contains("'shop' is no project:NAME.");
        assertThat(notices.get(1)).startsWith(file + ":4:").contains("window.theme counts for all");
        assertThat(notices.get(2))
                .startsWith(file + ":5:")
                .contains("killGuard.enabled is 'perhaps'");
        assertThat(loaded.in(SHOP).messages().perMinute()).isEqualTo(3);
        assertThat(loaded.in(SHOP).window().theme()).isEqualTo("system");
        assertThat(loaded.projects()).containsOnlyKeys(SHOP);
    }
}
