package gradlab.data;

import gradlab.catalogue.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Finds line and column of a field by reading the text again: only needed when something is wrong with it. */
final class Places {

    private final BufferedReader in;
    private int line = 1;
    private int column = 1;

    private Places(Reader in) {
        this.in = new BufferedReader(in);
    }

    /** The place of the field with index {@code field} (from 0) in the row that starts in {@code line} (from 1). */
    static Place of(String file, Reader text, char separator, int line, int field) {
        Places places = new Places(text);
        places.goTo(separator, line, field);
        return new Place(file, places.line, places.column);
    }

    static boolean startsWithQuote(Reader text, char separator, int line, int field) {
        Places places = new Places(text);
        places.goTo(separator, line, field);
        return places.read() == '"';
    }

    private void goTo(char separator, int rowLine, int field) {
        while (line < rowLine && read() >= 0) {
            // the lines above do not matter
        }
        for (int passed = 0; passed < field; passed++) {
            int c = read();
            boolean quotedField = c == '"';
            boolean quoted = quotedField;
            while (c >= 0 && (quoted || c != separator)) {
                c = read();
                quoted ^= quotedField && c == '"';
            }
        }
    }

    private int read() {
        try {
            int c = in.read();
            if (c == '\r') {
                c = '\n';
                in.mark(1);
                if (in.read() != '\n') {
                    in.reset();
                }
            }
            if (c == '\n') {
                line++;
                column = 1;
            } else if (c >= 0) {
                column++;
            }
            return c;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }
}
