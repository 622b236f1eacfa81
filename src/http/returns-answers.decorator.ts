import { applyDecorators, UseFilters, UseInterceptors } from '@nestjs/common';
import { AnswerInterceptor } from './answer.interceptor.js';
import { FileErrorsFilter } from './file-errors.filter.js';

/** On a controller: its handlers return an `Answer`, and throw what goes wrong. */
export function ReturnsAnswers(): ClassDecorator {
  return applyDecorators(UseInterceptors(AnswerInterceptor), UseFilters(FileErrorsFilter));
}
