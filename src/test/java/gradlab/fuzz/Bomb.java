package gradlab.fuzz;

import java.util.function.UnaryOperator;

/**
 * A file made by hand to do harm.
 *
 * @param diet name of its kind
 * @param bytes made of a good file of that kind
 */
record Bomb(String diet, String name, UnaryOperator<byte[]> bytes) {
}
