/** Access control: tokens of the configured issuer and the data that they open. */
@NullMarked
package org.balancetreasure.api.access;

import org.jspecify.annotations.NullMarked;
