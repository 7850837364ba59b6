package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The JSON shapes that users rely on, as schema files.
final class Schemas {
    private Schemas() {}

    static void assertFits(String schema, String json) {
        assertThat(errors(schema, json)).as("%s as %s", json, schema).isEmpty();
    }

    static String errors(String schema, String json) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema shape = registry.getSchema(text(schema), InputFormat.JSON);
        StringBuilder errors = new StringBuilder();
        shape.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .forEach(e -> errors.append(e).append('\n'));
        return errors.toString();
    }

    private static String text(String schema) {
        String name = "/schemas/" + schema + ".json";
        try (InputStream in = Schemas.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
