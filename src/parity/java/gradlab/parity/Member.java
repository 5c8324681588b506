package gradlab.parity;

import gradlab.catalogue.Catalogue;

/** A member of a catalogue by its English name, with its parameters by theirs. */
record Member<T>(Catalogue<T> catalogue, T value) {

    String name() {
        return catalogue.entryOf(value).spelling().english();
    }

    double number(String parameter) {
        return ((Number) read(parameter)).doubleValue();
    }

    boolean flag(String parameter) {
        return (Boolean) read(parameter);
    }

    private Object read(String parameter) {
        return catalogue.entryOf(value).parameters().stream().filter(known -> known.spelling().english().equals(parameter))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(name() + " has no parameter " + parameter)).of(value);
    }
}
