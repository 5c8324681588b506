package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Claim.Fact;
import gradlab.lesson.Claim.Relation;
import gradlab.lesson.Given.Definition;
import gradlab.lesson.sheet.Formula;
import gradlab.lesson.sheet.SheetMistake;
import gradlab.lesson.sheet.Table;
import java.util.List;
import java.util.regex.Matcher;

/** Reads claims that are calculations: {@code ранг(1000*A) = ранг(A)}, {@code tanh'(3) < 0.01}. */
final class FactReader {

    private static final long ANY_SEED = 1;

    private final Given given;
    private final Setup setup;

    FactReader(Setup setup, Given given) {
        this.given = given;
        this.setup = setup;
    }

    /** @throws BadInput if it is no comparison, if something in it is unknown, or if a side is not one number */
    Fact read(Source source) {
        Matcher relation = ClaimReader.RELATION.matcher(ClaimReader.withoutBrackets(source.text()));
        if (!relation.find()) {
            throw source.problem("U037", source.text());
        }
        Relation kind = ClaimReader.relation(relation.group());
        Source right = source.part(relation.end(), source.text().length());
        double tolerance = 0;
        int plusMinus = right.text().indexOf('±');
        if (plusMinus >= 0) {
            tolerance = ClaimReader.number(right.part(plusMinus + 1, right.text().length()));
            right = right.part(0, plusMinus);
        } else if (kind == Relation.NEAR) {
            throw source.problem("U038", source.text());
        }
        return new Fact(number(source.part(0, relation.start())), kind, number(right), tolerance, given);
    }

    private Formula number(Source source) {
        Formula formula = formula(source);
        try {
            Table value = given.value(formula, RunTables.names(setup, given.runs(), given.missing(formula)), ANY_SEED);
            if (value.entries().length != 1) {
                throw source.problem("U093", value.rows() + "×" + value.columns());
            }
        } catch (SheetMistake mistake) {
            throw new BadInput(List.of(mistake.at(source.place())));
        }
        return formula;
    }

    /** Reads {@code A = [1 2; 3 4]}, without working it out. */
    static Definition definition(Source source) {
        int equals = source.text().indexOf('=');
        Source name = source.part(0, Math.max(0, equals));
        if (!name.text().matches("\\p{L}[\\p{L}\\p{N}_]*")) {
            throw source.problem("U094", source.text());
        }
        return new Definition(name.text(), formula(source.part(equals + 1, source.text().length())));
    }

    private static Formula formula(Source source) {
        try {
            return Formula.parse(source.text());
        } catch (SheetMistake mistake) {
            throw new BadInput(List.of(mistake.at(source.place())));
        }
    }
}
