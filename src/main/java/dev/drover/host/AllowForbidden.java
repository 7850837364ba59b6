package dev.drover.host;

import static java.lang.annotation.ElementType.CONSTRUCTOR;
import static java.lang.annotation.ElementType.METHOD;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets one method use what the build forbids elsewhere; the value says why it must.
@Retention(RetentionPolicy.CLASS)
@Target({METHOD, CONSTRUCTOR})
@interface AllowForbidden {
    String value();
}
