package dev.drover.ipc.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ipc.Problem;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The document explains fields in the words of the source.
final class FieldWordsTest {
    private static Set<Class<?>> described() {
        Shapes shapes = new Shapes();
        for (Operation operation : Operations.all()) {
            if (operation.takes() != null) {
                shapes.of(operation.takes());
            }
            if (operation.answers() != null) {
                shapes.of(operation.answers());
            }
        }
        shapes.of(Problem.class);
        Set<Class<?>> records = new LinkedHashSet<>(EventShapes.kinds());
        records.addAll(shapes.records().values());
        return records;
    }

    @Test
    void theWordsAreThoseOfTheSource() throws IOException {
        Map<String, Map<String, String>> words = SourceWords.of(described());
        Path made = Path.of("target", FieldWords.FILE);
        Files.createDirectories(made.getParent());
        byte[] text =
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(words);
        Files.write(made, text);
        assertThat(FieldWords.load().words())
                .as(
                        "words.json; if the source was meant to change: cp %s"
                                + " src/main/resources/dev/drover/ipc/openapi/",
                        made)
                .isEqualTo(words);
    }
}
