package dev.drover.ipc;

import dev.drover.core.Refused;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A body read as one JSON object. Whatever is wrong with it becomes one line that says what.
final class JsonBody {
    private static final int SHOWN = 200;

    private JsonBody() {}

    static <T> T read(InputStream body, Class<T> type) throws IOException {
        String text = text(body.readAllBytes());
        if (text.isBlank()) {
            throw Refused.badRequest("The body is empty; it must be one JSON object.");
        }
        T value = parse(text, type);
        if (value == null) {
            throw Refused.badRequest("The body must be one JSON object.");
        }
        requireComponents(value);
        return value;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refused.badRequest("The body is not UTF-8.");
        }
    }

    private static <T> @Nullable T parse(String text, Class<T> type) {
        try {
            return Json.mapper().readValue(text, type);
        } catch (JacksonException e) {
            String why = e.getOriginalMessage();
            int cut = why.indexOf('\n');
            throw Refused.badRequest(
                    "The body is not the JSON that is wanted here: "
                            + VisibleText.line(cut < 0 ? why : why.substring(0, cut), SHOWN));
        }
    }

    /// Jackson leaves absent components null; what is not marked so must be there.
    private static void requireComponents(Object value) {
        if (!value.getClass().isRecord()) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && valueOf(component, value) == null) {
                throw Refused.badRequest("The body lacks '" + component.getName() + "'.");
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            // A type that cannot be looked into is the handler's to check.
            return value;
        }
    }
}
