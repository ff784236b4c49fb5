/**
 * Banks that execute the platform's payment instructions and write statements, with books of their own: simple, slow,
 * and right by themselves, so that their statements agree with the platform's books only if both are right.
 */
@NullMarked
package org.balancetreasure.sandbox.bank;

import org.jspecify.annotations.NullMarked;
