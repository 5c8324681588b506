package gradlab.parity;

import gradlab.catalogue.Catalogue;
import java.util.Optional;

/** A member of a catalogue by its English name, with its parameters by theirs. */
record Member<T>(Catalogue<T> catalogue, T value) {

    String name() {
        return catalogue.entryOf(value).spelling().english();
    }

    double number(String parameter) {
        return ((Number) read(parameter).orElseThrow(() -> missing(parameter))).doubleValue();
    }

    /** The number, or 0 if the member has no such parameter. */
    double numberOrZero(String parameter) {
        return read(parameter).map(number -> ((Number) number).doubleValue()).orElse(0.0);
    }

    boolean flag(String parameter) {
        return (Boolean) read(parameter).orElseThrow(() -> missing(parameter));
    }

    private Optional<Object> read(String parameter) {
        return catalogue.entryOf(value).parameters().stream().filter(known -> known.spelling().english().equals(parameter))
                .findFirst().map(known -> known.of(value));
    }

    private IllegalArgumentException missing(String parameter) {
        return new IllegalArgumentException(name() + " has no parameter " + parameter);
    }
}
