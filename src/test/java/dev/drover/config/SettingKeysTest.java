package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SettingKeysTest {

    @Test
    void hasOneKeyForEveryComponentOfTheSettings() {
        List<String> components = new ArrayList<>();
        for (RecordComponent group : Settings.class.getRecordComponents()) {
            for (RecordComponent one : group.getType().getRecordComponents()) {
                components.add(group.getName() + "." + one.getName());
            }
        }

        assertThat(SettingKeys.ALL)
                .extracting(SettingKey::name)
                .containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void readsEachKeyFromItsOwnComponent() throws ReflectiveOperationException {
        for (SettingKey<?> key : SettingKeys.ALL) {
            String[] path = key.name().split("\\.", 2);
            Object group = call(Settings.DEFAULTS, path[0]);

            assertThat(key.defaultValue()).as(key.name()).isEqualTo(call(group, path[1]));
        }
    }

    @Test
    void putsEachKeyIntoItsOwnComponent() {
        for (SettingKey<?> key : SettingKeys.ALL) {
            String other = other(key);

            Settings settings = SettingsFile.fromOptions(Map.of(key.name(), other));

            for (SettingKey<?> each : SettingKeys.ALL) {
                String expected = each == key ? other : each.written(Settings.DEFAULTS);
                assertThat(each.written(settings)).as(key + " seen in " + each).isEqualTo(expected);
            }
        }
    }

    @Test
    void takesItsOwnDefaultsAsTheyAreWritten() throws InvalidSettingException {
        for (SettingKey<?> key : SettingKeys.ALL) {
            String written = key.written(Settings.DEFAULTS);

            assertThat(key.checked(written)).as(key.name()).isEqualTo(written);
            assertThat(key.description()).endsWith(".");
        }
    }

    /// A value that the key takes and that is not its default; empty where there is none.
    private static String other(SettingKey<?> key) {
        String written = key.written(Settings.DEFAULTS);
        for (String candidate :
                List.of(
                        "true",
                        "false",
                        "4097",
                        "2097152",
                        "7s",
                        "7h",
                        "dark",
                        "debug",
                        "17",
                        "22:00-07:00",
                        "web=7000-7099",
                        "trunk=1",
                        "PORT=dev, WEB_PORT=ui:web")) {
            if (!candidate.equals(written) && key.type().read(candidate).isPresent()) {
                return candidate;
            }
        }
        return written;
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getMethod(name).invoke(target);
    }
}
