package gradlab.lesson.sheet;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import java.util.List;

/** What is wrong with a calculation: where in it, and the code under which the sentence stands. */
public final class SheetMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int column;
    private final String code;
    private final transient List<Object> args;

    /** @param column where in the text, from 1; 0 if only the caller knows */
    SheetMistake(int column, String code, Object... args) {
        super(code + " at column " + column + " " + List.of(args));
        this.column = column;
        this.code = code;
        this.args = List.of(args);
    }

    SheetMistake at(int where) {
        return column > 0 ? this : new SheetMistake(where, code, args.toArray());
    }

    /** The mistake as a problem of a file in which the calculation starts at {@code start}. */
    public Problem at(Place start) {
        return Problem.at(start.atColumn(start.column() + Math.max(0, column - 1)), code, args.toArray());
    }
}
