package dev.drover.mcp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of an argument or of an answer means, for the agent.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Says {
    String value();

    /// Of a number.
    long least() default 0;

    /// Of a number.
    long most() default Long.MAX_VALUE;

    /// Of a text or a list.
    int longest() default 0;
}
