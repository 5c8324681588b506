package gradlab.lesson;

/** A claim of a lesson that can be checked by running its step. Placeholder-free: see the reader for its grammar. */
public record Claim(int line, int column, String text) {
}
