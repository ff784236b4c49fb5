/**
 * A transfer agent that answers the platform's files, with arithmetic of its own: simple, slow, and right by itself, so
 * that its register agrees with the platform's books only if both are right.
 */
@NullMarked
package org.balancetreasure.sandbox.transferagent;

import org.jspecify.annotations.NullMarked;
