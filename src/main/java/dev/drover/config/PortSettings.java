package dev.drover.config;

import dev.drover.model.PortType;
import dev.drover.model.PortWish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How settings about ports are written: pairs such as `web=7000-7099`, with commas between.
final class PortSettings {
    private static final int MOST = 100;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s*-\\s*(\\d{1,5})");
    private static final Pattern BRANCH = Pattern.compile("[^\\s,=]{1,200}");
    private static final int LAST_PLACE = 99;

    private PortSettings() {}

    static SettingType<List<PortType>> types() {
        return new SettingType<>(
                "types with ranges from 1024 to 65535, such as web=7000-7099, or empty",
                true,
                text -> pairs(text, PortSettings::type).map(List::copyOf),
                types -> types.stream().map(PortType::toString).collect(Collectors.joining(", ")));
    }

    private static Optional<PortType> type(String name, String value) {
        Matcher range = RANGE.matcher(value);
        if (!range.matches() || !PortType.isName(name)) {
            return Optional.empty();
        }
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        boolean fits = first >= PortType.LOWEST && last <= PortType.HIGHEST && first <= last;
        return fits ? Optional.of(new PortType(name, first, last)) : Optional.empty();
    }

    static SettingType<Map<String, Integer>> offsets() {
        return new SettingType<>(
                "branches with places from 0 to 99, such as main=0, dev=1, or empty",
                true,
                text ->
                        pairs(text, PortSettings::offset)
                                .map(all -> map(all, Map.Entry::getKey, Map.Entry::getValue)),
                offsets ->
                        offsets.entrySet().stream()
                                .sorted(
                                        Map.Entry.<String, Integer>comparingByValue()
                                                .thenComparing(Map.Entry.comparingByKey()))
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static Optional<Map.Entry<String, Integer>> offset(String branch, String value) {
        return BRANCH.matcher(branch).matches() && value.matches("\\d{1,2}")
                ? Optional.of(Map.entry(branch, Math.min(LAST_PLACE, Integer.parseInt(value))))
                : Optional.empty();
    }

    static SettingType<Map<String, PortWish>> wishes() {
        return new SettingType<>(
                "variables with types, such as PORT=dev, API_PORT=api, or empty",
                true,
                text ->
                        pairs(text, PortSettings::wish)
                                .map(all -> map(all, Map.Entry::getKey, Map.Entry::getValue)),
                wishes ->
                        wishes.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + written(entry.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static Optional<Map.Entry<String, PortWish>> wish(String variable, String value) {
        int colon = value.indexOf(':');
        String type = colon < 0 ? value : value.substring(0, colon);
        String name = colon < 0 ? "" : value.substring(colon + 1);
        return VariableNames.complaint(variable).isEmpty()
                        && PortType.isName(type)
                        && PortWish.isName(name)
                ? Optional.of(Map.entry(variable, new PortWish(type, name)))
                : Optional.empty();
    }

    private static String written(PortWish wish) {
        return wish.name().isEmpty() ? wish.type() : wish.type() + ":" + wish.name();
    }

    private interface Pair<T> {
        Optional<T> of(String key, String value);
    }

    /// All or nothing; a key that comes twice is a mistake.
    private static <T> Optional<List<T>> pairs(String text, Pair<T> pair) {
        List<T> all = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(all);
        }
        List<String> parts = Arrays.asList(text.split(",", -1));
        long keys = parts.stream().map(p -> p.split("=", 2)[0].strip()).distinct().count();
        if (parts.size() > MOST || keys < parts.size()) {
            return Optional.empty();
        }
        for (String part : parts) {
            String[] words = part.split("=", 2);
            Optional<T> one =
                    words.length == 2
                            ? pair.of(words[0].strip(), words[1].strip())
                            : Optional.empty();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(all);
    }

    private static <T, V> Map<String, V> map(
            List<T> all, Function<T, String> key, Function<T, V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        all.forEach(one -> map.put(key.apply(one), value.apply(one)));
        return map;
    }
}
