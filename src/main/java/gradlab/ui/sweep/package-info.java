/** Many runs in the window: two settings are varied, and a map shows how the runs of every combination ended. */
package gradlab.ui.sweep;
