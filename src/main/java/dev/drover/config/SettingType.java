package dev.drover.config;

import dev.drover.model.QuietHours;
import dev.drover.model.view.SettingView;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the values of a setting are written, and which ones it takes.
///
/// @param kind for whoever shows a control for it
/// @param choices all the words it takes, empty where there is no such list
/// @param expects what it takes, to complete the sentence "must be …"
/// @param quoted true if the value is a string in JSON
/// @param reader empty for a text that it does not take
/// @param <T> what the program sees
record SettingType<T>(
        SettingView.Type kind,
        List<String> choices,
        String expects,
        boolean quoted,
        Function<String, Optional<T>> reader,
        Function<T, String> writer) {

    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);

    private static final Pattern DOLLARS = Pattern.compile("\\d{1,7}(\\.\\d{1,2})?");

    static SettingType<Boolean> flag() {
        return new SettingType<>(
                SettingView.Type.FLAG,
                List.of(),
                "true or false",
                false,
                text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true", "yes", "on", "1" -> Optional.of(true);
                            case "false", "no", "off", "0" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                Object::toString);
    }

    static SettingType<Integer> number(int least, int most) {
        SettingType<Long> wide = size(least, most);
        return new SettingType<>(
                SettingView.Type.NUMBER,
                List.of(),
                wide.expects,
                false,
                text -> wide.reader.apply(text).map(Long::intValue),
                Object::toString);
    }

    static SettingType<Long> size(long least, long most) {
        return new SettingType<>(
                SettingView.Type.SIZE,
                List.of(),
                "a whole number from " + least + " to " + most,
                false,
                text -> wholeNumber(text).filter(n -> n >= least && n <= most),
                Object::toString);
    }

    static SettingType<Duration> duration(Duration least, Duration most) {
        return new SettingType<>(
                SettingView.Type.DURATION,
                List.of(),
                "a time from "
                        + written(least)
                        + " to "
                        + written(most)
                        + ", such as 500ms, 5s, 10m, 1h or 30d",
                true,
                text ->
                        duration(text)
                                .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0),
                SettingType::written);
    }

    static SettingType<String> choice(String... words) {
        List<String> known = List.of(words);
        return new SettingType<>(
                SettingView.Type.CHOICE,
                known,
                "one of " + String.join(", ", known),
                true,
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(known::contains),
                Function.identity());
    }

    static SettingType<QuietHours> quietHours() {
        return new SettingType<>(
                "a part of the day such as 22:00-07:00, or empty for none",
                true,
                QuietHours::parse,
                QuietHours::toString);
    }

    /// Directories, with `:` between them.
    static SettingType<List<String>> directories() {
        return new SettingType<>(
                "absolute directories with : between them, or empty for none",
                true,
                text -> {
                    List<String> all = text.isEmpty() ? List.of() : List.of(text.split(":", -1));
                    return all.stream().allMatch(d -> d.startsWith("/"))
                            ? Optional.of(all)
                            : Optional.empty();
                },
                all -> String.join(":", all));
    }

    /// Any text that says something.
    static SettingType<String> words(int most) {
        return new SettingType<>(
                "a text of up to " + most + " characters",
                true,
                text -> Optional.of(text).filter(t -> !t.isEmpty() && t.length() <= most),
                Function.identity());
    }

    /// An amount of USD; 0 stands for none.
    static SettingType<Double> dollars() {
        return new SettingType<>(
                "an amount of USD from 0 to 1000000, such as 10 or 7.50",
                false,
                text -> {
                    boolean written = DOLLARS.matcher(text).matches();
                    return written
                            ? Optional.of(Double.valueOf(text)).filter(d -> d <= 1_000_000)
                            : Optional.empty();
                },
                amount ->
                        amount == Math.rint(amount)
                                ? Long.toString(amount.longValue())
                                : amount.toString());
    }

    /// The TCP door opens to this machine only.
    static SettingType<String> loopback() {
        return new SettingType<>(
                SettingView.Type.TEXT,
                List.of(),
                "127.0.0.1, because Drover answers to this machine only",
                true,
                text ->
                        text.equals("127.0.0.1") || text.equalsIgnoreCase("localhost")
                                ? Optional.of("127.0.0.1")
                                : Optional.empty(),
                Function.identity());
    }

    /// A text of a form that none of the others has.
    SettingType(
            String expects,
            boolean quoted,
            Function<String, Optional<T>> reader,
            Function<T, String> writer) {
        this(SettingView.Type.TEXT, List.of(), expects, quoted, reader, writer);
    }

    Optional<T> read(String text) {
        return reader.apply(text.strip());
    }

    private static Optional<Long> wholeNumber(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2).toLowerCase(Locale.ROOT)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /// In the largest unit that leaves no rest.
    private static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 != 0 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
