import { Controller, Get, Headers } from '@nestjs/common';
import { programVersion } from '../config/program-version.js';
import { type Answer, JSON_TYPE, standingText } from '../http/answer.js';
import { ReturnsAnswers } from '../http/returns-answers.decorator.js';
import { contentSecurityPolicy } from '../http/security-headers.js';
import { indexPage } from './index-page.js';
import { apiIndex, openApi } from './openapi.js';

const INDEX = apiIndex();
const PAGE = indexPage(INDEX);
const PAGE_POLICY = contentSecurityPolicy(PAGE, { workers: false, embeddable: false });

/** What can be asked for by address: an index for people and programs, and its description as OpenAPI. */
@Controller('api')
@ReturnsAnswers()
export class ApiController {
  private readonly index = json(INDEX);
  private readonly page = standingText('text/html; charset=utf-8', PAGE, { 'content-security-policy': PAGE_POLICY });
  private readonly openapi = json(openApi(programVersion()));

  @Get()
  list(@Headers('accept') accept = ''): Answer {
    return { ...(accept.includes('text/html') ? this.page : this.index), vary: ['accept'] };
  }

  @Get('openapi.json')
  description(): Answer {
    return this.openapi;
  }
}

function json(value: object): Answer {
  return standingText(JSON_TYPE, `${JSON.stringify(value, null, 1)}\n`);
}
