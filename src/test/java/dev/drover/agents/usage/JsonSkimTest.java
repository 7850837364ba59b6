package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class JsonSkimTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Names WANTED = Names.of("wanted");
    private static final String[] STRANGE = {
        "\"", "\\", "\\\"", "}", "]", "{", "[", ",", ":", "é", "日", "🐑", "\n", "\u0001", "a", " "
    };

    /// The plain parser is the judge; the skim sees the line in pieces of any size.
    @Property(tries = 300)
    void takesFromAnyObjectWhatAParserTakes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int piece)
            throws IOException, BrokenLineException {
        Random random = new Random(seed);
        List<Object> expected = new ArrayList<>();
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            object.put(text(random), value(random, 4));
        }
        if (random.nextBoolean()) {
            object.put("wanted", text(random));
            expected.add(object.get("wanted"));
        }
        JsonSkim skim = new JsonSkim();
        skim.begin(Heard.text(JSON.writeValueAsString(object), piece));

        List<Object> found = new ArrayList<>();
        assertThat(skim.object()).isTrue();
        while (skim.nextKey(WANTED)) {
            if (skim.key().equals("wanted")) {
                found.add(skim.text());
            } else {
                skim.skip();
            }
        }
        skim.end();

        assertThat(found).isEqualTo(expected);
    }

    /// A line that was cut off anywhere is noticed.
    @Property(tries = 200)
    void noticesALineThatEndsTooEarly(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int piece) {
        Random random = new Random(seed);
        Map<String, Object> object = new HashMap<>();
        object.put(text(random), value(random, 4));
        String whole = JSON.writeValueAsString(object);
        String cut = whole.substring(0, random.nextInt(whole.length()));

        assertThat(isWhole(cut, piece)).isFalse();
        assertThat(isWhole(whole, piece)).isTrue();
    }

    private static boolean isWhole(String line, int piece) {
        JsonSkim skim = new JsonSkim();
        skim.begin(Heard.text(line, piece));
        try {
            if (!skim.object()) {
                return false;
            }
            while (skim.nextKey(WANTED)) {
                skim.skip();
            }
            skim.end();
            return true;
        } catch (BrokenLineException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDeepLineIsNoDanger() {
        assertThat(isWhole("{\"a\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}", 9_999))
                .isTrue();
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> text(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble() * 1e12;
            case 3 -> random.nextBoolean();
            case 4 -> "x".repeat(random.nextInt(900));
            case 5 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), value(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(STRANGE[random.nextInt(STRANGE.length)]);
        }
        return text.toString();
    }
}
