package gradlab.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a member of a catalogue or one of its parameters is spelled. {@code en} and {@code ru} are what is written;
 * {@code also} lists further spellings that are read.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Named {
    String en();

    String ru();

    String[] also() default {};
}
