package dev.drover.config;

import dev.drover.model.VisibleText;
import dev.drover.model.usage.Price;
import dev.drover.model.usage.PriceList;
import dev.drover.model.usage.PromptSize;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a price list token by token, so that whatever is wrong can be told with its line.
final class PriceReader {
    private static final int MOST = 1_000;
    private static final BigDecimal DEAREST = BigDecimal.valueOf(100_000);
    private static final Set<String> PRICES =
            Set.of("input", "output", "cacheWrite", "longCacheWrite", "cacheRead");
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxNumberLength(40)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final JsonParser parser;

    private PriceReader(JsonParser parser) {
        this.parser = parser;
    }

    /// @throws IOException whose message begins with the line, as in `line 3: …`
    static PriceList read(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new PriceReader(parser).list();
        }
    }

    private PriceList list() throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT, "it must be an object");
        String date = "";
        String source = "";
        List<PriceList.Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "date" -> date = date(text(value, name));
                case "source" -> source = VisibleText.line(text(value, name), 300);
                case "models" -> {
                    expect(value, JsonToken.START_ARRAY, "'models' must be an array");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        entries.add(entry());
                        if (entries.size() > MOST) {
                            throw wrong("there are more than " + MOST + " models");
                        }
                    }
                }
                default -> throw unknown(name);
            }
        }
        if (date.isEmpty() || entries.isEmpty()) {
            throw wrong("it needs a 'date' and 'models'");
        }
        return new PriceList(date, source, entries);
    }

    private PriceList.Entry entry() throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, "a model must be an object");
        String model = "";
        PriceList.Above above = null;
        Map<String, Long> prices = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (PRICES.contains(name)) {
                prices.put(name, usd(value, name));
            } else if (name.equals("model")) {
                model = text(value, name);
            } else if (name.equals("above")) {
                above = above(value);
            } else {
                throw unknown(name);
            }
        }
        if (model.isBlank() || model.length() > 200 || model.equals("*")) {
            throw wrong("a model needs its id, or a pattern with '*', in 'model'");
        }
        return new PriceList.Entry(model, price(prices), above);
    }

    private PriceList.Above above(JsonToken token) throws IOException {
        expect(token, JsonToken.START_OBJECT, "'above' must be an object");
        PromptSize size = null;
        Map<String, Long> prices = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (PRICES.contains(name)) {
                prices.put(name, usd(value, name));
            } else if (name.equals("tokens")) {
                size = size(value);
            } else {
                throw unknown(name);
            }
        }
        if (size == null) {
            throw wrong("'above' needs 'tokens'");
        }
        return new PriceList.Above(size, price(prices));
    }

    private PromptSize size(JsonToken token) throws IOException {
        expect(token, JsonToken.VALUE_NUMBER_INT, "'tokens' must be a number");
        for (PromptSize size : PromptSize.values()) {
            if (size != PromptSize.ABOVE && parser.getDecimalValue().compareTo(most(size)) == 0) {
                return size;
            }
        }
        throw wrong("'tokens' must be 100000, 200000 or 272000");
    }

    private static BigDecimal most(PromptSize size) {
        return BigDecimal.valueOf(size.most());
    }

    private Price price(Map<String, Long> prices) throws IOException {
        Long input = prices.get("input");
        Long output = prices.get("output");
        if (input == null || output == null) {
            throw wrong("a model needs prices for 'input' and 'output'");
        }
        return new Price(
                input,
                output,
                prices.get("cacheWrite"),
                prices.get("longCacheWrite"),
                prices.get("cacheRead"));
    }

    private long usd(JsonToken token, String name) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw wrong("'" + name + "' must be a number, USD for a million tokens");
        }
        BigDecimal usd = parser.getDecimalValue();
        if (usd.signum() < 0 || usd.compareTo(DEAREST) > 0) {
            throw wrong("'" + name + "' must be from 0 to " + DEAREST);
        }
        try {
            return Price.nanos(usd);
        } catch (ArithmeticException e) {
            throw wrong("'" + name + "' has more than nine decimals");
        }
    }

    private String text(JsonToken token, String name) throws IOException {
        expect(token, JsonToken.VALUE_STRING, "'" + name + "' must be a text");
        return parser.getString();
    }

    private String date(String text) throws IOException {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw wrong("'date' must be a day such as 2026-11-26");
        }
    }

    private void expect(@Nullable JsonToken token, JsonToken wanted, String otherwise)
            throws IOException {
        if (token != wanted) {
            throw wrong(otherwise);
        }
    }

    private IOException unknown(String name) {
        return wrong("it has no use for '" + VisibleText.line(name, 60) + "'");
    }

    private IOException wrong(String what) {
        return new IOException("line " + parser.currentTokenLocation().getLineNr() + ": " + what);
    }
}
