/** Lessons as data: reading them, their scenario steps, and the claims that are checked by running them. No window. */
package gradlab.lesson;
