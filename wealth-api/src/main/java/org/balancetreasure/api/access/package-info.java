/** Whose data a request may see: tokens of the configured issuer and what they allow. */
@NullMarked
package org.balancetreasure.api.access;

import org.jspecify.annotations.NullMarked;
